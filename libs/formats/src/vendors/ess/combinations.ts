import { hashPrime, hashStart } from './byte-codes.ts';

/** Numbers the different combinations of cells of a contest, from 0. A combination has one number for each column. */
export class Combinations {
  /** Number of combinations. */
  size = 0;
  /** Open addressing: number of a combination, plus one. The table has at least twice as many slots as combinations. */
  private table = new Int32Array(16);
  /** The combinations, one after the other. */
  private parts: Int32Array<ArrayBuffer>;

  /** @param width - how many numbers a combination has */
  constructor(private readonly width: number) {
    this.parts = new Int32Array(8 * width);
  }

  /** The number of the combination that begins at `from`. */
  numberOf(parts: Int32Array, from: number): number {
    const { table } = this;
    const mask = table.length - 1;
    for (let place = this.hashAt(parts, from) & mask; ; place = (place + 1) & mask) {
      const number = (table[place] ?? 0) - 1;
      if (number === -1) return this.add(parts, from, place);
      if (this.equals(parts, from, number)) return number;
    }
  }

  clear(): void {
    this.table.fill(0);
    this.size = 0;
  }

  private hashAt(parts: Int32Array, from: number): number {
    let hash = hashStart;
    for (let i = from; i < from + this.width; i += 1)
      hash = Math.imul(hash ^ (parts[i] ?? 0), hashPrime);
    return hash ^ (hash >>> 15);
  }

  private equals(parts: Int32Array, from: number, number: number): boolean {
    const known = number * this.width;
    for (let i = 0; i < this.width; i += 1)
      if (this.parts[known + i] !== parts[from + i]) return false;
    return true;
  }

  private add(parts: Int32Array, from: number, place: number): number {
    const number = this.size;
    this.size += 1;
    this.parts.set(parts.subarray(from, from + this.width), number * this.width);
    this.table[place] = this.size;
    if (this.size * 2 === this.table.length) this.grow();
    return number;
  }

  private grow(): void {
    const parts = new Int32Array(2 * this.parts.length);
    parts.set(this.parts);
    this.parts = parts;
    const table = new Int32Array(2 * this.table.length);
    const mask = table.length - 1;
    for (let number = 0; number < this.size; number += 1) {
      let place = this.hashAt(parts, number * this.width) & mask;
      while (table[place] !== 0) place = (place + 1) & mask;
      table[place] = number + 1;
    }
    this.table = table;
  }
}
