import { packCodes, type PackedCodes } from './packed-codes.ts';
import { scanCodes, type CodeScan } from './scan-codes.ts';

/** Most distinct entries of one block: a code fits 16 bits, and code 0 is taken. */
const dictionaryLimit = 65_535;

/** Number of records for which a new column has room. It grows when more records use it. */
const firstRoom = 256;

/** One column of a block, with the scan of its codes. */
export interface BuiltColumn<Entry> extends PackedCodes, CodeScan {
  /** Entries of the codes 1, 2, …; each of them occurs. */
  readonly dictionary: readonly Entry[];
}

/**
 * One column of a block that is being built: one code for each record, and the entries of the codes. Codes stay valid
 * after the block, as most entries come again in the next one. A finished block has its own codes, only for the entries
 * that occur in it.
 */
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
   * The code of an entry; `key` is equal exactly for equal entries.
   *
   * @throws RangeError when the column is full: a code above 16 bits would count for another entry
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

  /** Sets the codes of the records from `row` on. */
  setAll(row: number, codes: Uint16Array): void {
    if (row + codes.length > this.codes.length) this.makeRoom(row + codes.length);
    this.codes.set(codes, row);
  }

  /**
   * Returns the first `count` records and empties the column.
   *
   * @returns undefined when no record of the block has an entry
   */
  take(count: number): BuiltColumn<Entry> | undefined {
    if (this.entries.length === 0) return undefined;
    if (count > this.codes.length) this.makeRoom(count);
    const column = this.pack(this.entries.slice(), count);
    const built = column.histogram.includes(0, 1) ? this.packUsed(column, count) : column;
    this.codes.fill(0);
    return built.dictionary.length === 0 ? undefined : built;
  }

  /** Forgets all entries. Codes are no longer valid. */
  forgetEntries(): void {
    this.entries = [];
    this.known.clear();
  }

  private pack(dictionary: readonly Entry[], count: number): BuiltColumn<Entry> {
    const packed = packCodes(this.codes, count, dictionary.length);
    return { ...packed, dictionary, ...scanCodes({ ...packed, dictionary }, count) };
  }

  /** The same column without entries that do not occur. The other entries get lower codes. */
  private packUsed({ dictionary, histogram }: BuiltColumn<Entry>, count: number) {
    const { codes } = this;
    const used: Entry[] = [];
    const moved = Uint16Array.from(histogram, (times, code) => {
      const entry = dictionary[code - 1];
      return times === 0 || entry === undefined ? 0 : used.push(entry);
    });
    moveCodes(codes, count, moved);
    return this.pack(used, count);
  }

  private makeRoom(rows: number): void {
    const longer = new Uint16Array(Math.max(rows, 2 * this.codes.length));
    longer.set(this.codes);
    this.codes = longer;
  }
}

/** A function of its own: code after a loop makes the engine discard its machine code each time. */
function moveCodes(codes: Uint16Array, count: number, moved: Uint16Array): void {
  for (let row = 0; row < count; row += 1) codes[row] = moved[codes[row] ?? 0] ?? 0;
}
