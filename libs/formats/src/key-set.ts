/**
 * A set of 64-bit fingerprints in plain memory: 16 bytes or less a key, so that millions of record keys can be
 * looked up for duplicates. Two different keys meet with a probability of about keys² / 2⁶⁵.
 */
export class KeySet {
  private table = new Uint32Array(2 * 4096);
  private size = 0;

  /** Adds a key. @returns false when it was there */
  add(key: Uint8Array): boolean {
    let low = 0x811c9dc5;
    let high = 0x9747b28c;
    for (let i = 0; i < key.length; i += 1) {
      const byte = key[i] ?? 0;
      low = Math.imul(low ^ byte, 0x01000193);
      high = Math.imul(high ^ byte, 0x85ebca6b);
      high ^= high >>> 13;
    }
    if (this.size * 4 > this.table.length) this.grow();
    // Zero in both halves marks an empty place.
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
