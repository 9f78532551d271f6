export const hashStart = 0x811c9dc5 | 0;
export const hashPrime = 0x01000193;

/** Hash of the bytes from `start` to `end`. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = hashStart;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ (bytes[i] ?? 0), hashPrime);
  return hash;
}

/** Codes of byte strings, such as the values of an attribute. They are found without converting the bytes to text. */
export class ByteCodes {
  /** Open addressing: number of an entry, plus one. The table has at least twice as many slots as entries. */
  private table = new Int32Array(256);
  private readonly entries: { readonly bytes: Uint8Array; readonly hash: number; code: number }[] =
    [];

  /**
   * The code of the bytes from `start` to `end`.
   *
   * @param hash - hash of these bytes
   * @param ask - returns the code of bytes that were not seen before
   */
  code(
    bytes: Uint8Array,
    start: number,
    end: number,
    hash: number,
    ask: (start: number, end: number) => number,
  ): number {
    const { table, entries } = this;
    const mask = table.length - 1;
    for (let place = (hash ^ (hash >>> 15)) & mask; ; place = (place + 1) & mask) {
      const number = table[place] ?? 0;
      if (number === 0) return this.add(bytes.slice(start, end), hash, ask(start, end), place);
      const entry = entries[number - 1];
      if (entry?.hash === hash && equals(entry.bytes, bytes, start, end)) return entry.code;
    }
  }

  /** Number of byte strings. */
  get size(): number {
    return this.entries.length;
  }

  clear(): void {
    this.table.fill(0);
    this.entries.length = 0;
  }

  private add(bytes: Uint8Array, hash: number, code: number, place: number): number {
    this.entries.push({ bytes, hash, code });
    this.table[place] = this.entries.length;
    if (this.entries.length * 2 > this.table.length) this.grow();
    return code;
  }

  private grow(): void {
    const table = new Int32Array(this.table.length * 2);
    const mask = table.length - 1;
    this.entries.forEach(({ hash }, index) => {
      let place = (hash ^ (hash >>> 15)) & mask;
      while (table[place] !== 0) place = (place + 1) & mask;
      table[place] = index + 1;
    });
    this.table = table;
  }
}

function equals(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let i = 0; i < known.length; i += 1) if (known[i] !== bytes[start + i]) return false;
  return true;
}
