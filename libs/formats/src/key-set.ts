/**
 * A set of 64-bit fingerprints in plain memory: 16 to 32 bytes a key, so that millions of record keys can be
 * looked up for duplicates. A key is fed part by part, then added. Two different keys meet with a probability of
 * about keys² / 2⁶⁵.
 */
export class KeySet {
  private table = new Uint32Array(2 * 4096);
  private size = 0;
  private low = startLow;
  private high = startHigh;

  /** Takes in the next part of the key at hand: `bytes` from `start` to `end`. */
  feed(bytes: Uint8Array, start: number, end: number): void {
    let { low, high } = this;
    for (let i = start; i < end; i += 1) {
      const byte = bytes[i] ?? 0;
      low = Math.imul(low ^ byte, 0x01000193);
      high = Math.imul(high ^ byte, 0x85ebca6b);
      high ^= high >>> 13;
    }
    // No byte has this value: it keeps 1-23 apart from 12-3.
    this.low = Math.imul(low ^ 256, 0x01000193);
    this.high = Math.imul(high ^ 256, 0x85ebca6b);
  }

  /** Adds the key that was fed. @returns false when it was there */
  add(): boolean {
    const { low, high } = this;
    this.low = startLow;
    this.high = startHigh;
    if (this.size * 4 > this.table.length) this.grow();
    // Zero in the upper half marks an empty place.
    const isNew = this.insert(low >>> 0, high >>> 0 || 1);
    if (isNew) this.size += 1;
    return isNew;
  }

  private insert(low: number, high: number): boolean {
    const { table } = this;
    const mask = table.length / 2 - 1;
    for (let place = (low ^ (high >>> 7)) & mask; ; place = (place + 1) & mask) {
      const storedHigh = table[2 * place + 1];
      if (storedHigh === 0) {
        table[2 * place] = low;
        table[2 * place + 1] = high;
        return true;
      }
      if (storedHigh === high && table[2 * place] === low) return false;
    }
  }

  private grow(): void {
    const old = this.table;
    this.table = new Uint32Array(old.length * 2);
    for (let i = 0; i < old.length; i += 2) {
      const high = old[i + 1] ?? 0;
      if (high !== 0) this.insert(old[i] ?? 0, high);
    }
  }
}

const startLow = 0x811c9dc5;
const startHigh = 0x9747b28c;
