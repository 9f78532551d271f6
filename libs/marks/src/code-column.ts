import { packCodes, type PackedCodes } from './packed-codes.ts';

/** Most distinct entries of one block: a code fits 16 bits, and code 0 is taken. */
export const dictionaryLimit = 65_535;

/** One column of a block being built: a dictionary and one code a record. */
export class CodeColumn<Entry> {
  /** Code of each record of the block; 0 until set. */
  readonly codes: Uint16Array;
  private entries: Entry[] = [];
  private readonly known = new Map<string, number>();

  /** @param capacity - most records of a block */
  constructor(capacity: number) {
    this.codes = new Uint16Array(capacity);
  }

  /** The code of an entry in this block; `key` is equal exactly for equal entries. */
  intern(key: string, entry: Entry): number {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const code = this.entries.push(entry);
    this.known.set(key, code);
    return code;
  }

  get isFull(): boolean {
    return this.entries.length >= dictionaryLimit;
  }

  /**
   * Takes out the first `count` records and starts anew.
   *
   * @returns undefined when no record of the block has an entry
   */
  take(count: number): (PackedCodes & { readonly dictionary: readonly Entry[] }) | undefined {
    const dictionary = this.entries;
    if (dictionary.length === 0) return undefined;
    const packed = packCodes(this.codes, count, dictionary.length);
    this.codes.fill(0, 0, count);
    this.entries = [];
    this.known.clear();
    return { ...packed, dictionary };
  }
}
