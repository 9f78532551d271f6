import { randomFillSync } from 'node:crypto';

/** Number of 32-bit words of a key. */
const width = 3;

/**
 * A set of 96-bit fingerprints in plain memory. It takes 16 to 32 bytes for each key, so that millions of record keys
 * can be checked for duplicates. A key is fed part by part, then added. The fingerprints depend on secret numbers, so
 * that nobody can make two keys with the same fingerprint. By chance, two of ten million keys have the same one with a
 * probability below 10⁻¹⁵.
 */
export class KeySet {
  private table = new Uint32Array(width * 4096);
  private size = 0;
  /** Start value and factor of each of the three words. */
  private readonly secret = randomFillSync(new Uint32Array(2 * width));
  private readonly factors = this.secret.subarray(width).map((factor) => factor | 1);
  private first = 0;
  private second = 0;
  private third = 0;

  constructor() {
    this.restart();
  }

  /** Adds the next part of the current key: `bytes` from `start` to `end`. */
  feed(bytes: Uint8Array, start: number, end: number): void {
    const { factors } = this;
    const a = factors[0] ?? 1;
    const b = factors[1] ?? 1;
    const c = factors[2] ?? 1;
    let { first, second, third } = this;
    for (let i = start; i <= end; i += 1) {
      // A value that no byte has. It makes 1-23 different from 12-3.
      const byte = i === end ? 256 : (bytes[i] ?? 0);
      first = Math.imul(first ^ byte, a);
      first ^= first >>> 15;
      second = Math.imul(second ^ byte, b);
      second ^= second >>> 13;
      third = Math.imul(third ^ byte, c);
      third ^= third >>> 16;
    }
    this.first = first;
    this.second = second;
    this.third = third;
  }

  /** Adds the key that was fed. @returns false when it was in the set already */
  add(): boolean {
    const { first, second, third } = this;
    this.restart();
    if (this.size * width * 4 > this.table.length * 3) this.grow();
    // Zero in the last word marks an empty slot.
    const isNew = this.insert(first >>> 0, second >>> 0, third >>> 0 || 1);
    if (isNew) this.size += 1;
    return isNew;
  }

  private restart(): void {
    this.first = this.secret[0] ?? 0;
    this.second = this.secret[1] ?? 0;
    this.third = this.secret[2] ?? 0;
  }

  private insert(first: number, second: number, third: number): boolean {
    const { table } = this;
    const places = table.length / width;
    for (
      let place = (first ^ (second >>> 7)) & (places - 1);
      ;
      place = (place + 1) & (places - 1)
    ) {
      const at = width * place;
      if (table[at + 2] === 0) {
        table[at] = first;
        table[at + 1] = second;
        table[at + 2] = third;
        return true;
      }
      if (table[at + 2] === third && table[at + 1] === second && table[at] === first) return false;
    }
  }

  private grow(): void {
    const old = this.table;
    this.table = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += width) {
      const third = old[at + 2] ?? 0;
      if (third !== 0) this.insert(old[at] ?? 0, old[at + 1] ?? 0, third);
    }
  }
}
