import { packCodes, type PackedCodes } from './packed-codes.ts';

/** Most distinct entries of one block: a code fits 16 bits, and code 0 is taken. */
export const dictionaryLimit = 65_535;

/** Records a new column has room for; it grows with the records that use it. */
const firstRoom = 256;

/** One column of a block being built: a dictionary and one code a record. */
export class CodeColumn<Entry> {
  /** Code of each record of the block; 0 until set. */
  private codes = new Uint16Array(firstRoom);
  private entries: Entry[] = [];
  private readonly known = new Map<string, number>();

  /** Number of distinct entries so far. */
  get size(): number {
    return this.entries.length;
  }

  get isFull(): boolean {
    return this.entries.length >= dictionaryLimit;
  }

  /**
   * The code of an entry in this block; `key` is equal exactly for equal entries.
   *
   * @throws RangeError when the column was full before: a code above 16 bits would count for another entry
   */
  intern(key: string, entry: Entry): number {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    if (this.isFull) throw new RangeError('the dictionary is full: the block had to end before');
    const code = this.entries.push(entry);
    this.known.set(key, code);
    return code;
  }

  /** Sets the code of one record of the block. */
  set(row: number, code: number): void {
    if (row >= this.codes.length) this.makeRoom(row + 1);
    this.codes[row] = code;
  }

  /**
   * Takes out the first `count` records and starts anew.
   *
   * @returns undefined when no record of the block has an entry
   */
  take(count: number): (PackedCodes & { readonly dictionary: readonly Entry[] }) | undefined {
    const dictionary = this.entries;
    if (dictionary.length === 0) return undefined;
    if (count > this.codes.length) this.makeRoom(count);
    const packed = packCodes(this.codes, count, dictionary.length);
    this.codes.fill(0);
    this.entries = [];
    this.known.clear();
    return { ...packed, dictionary };
  }

  private makeRoom(rows: number): void {
    const longer = new Uint16Array(Math.max(rows, 2 * this.codes.length));
    longer.set(this.codes);
    this.codes = longer;
  }
}
