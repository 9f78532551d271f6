/** Bytes that are compared at once. */
const shortBytes = 16;
/** Numbers of an entry: the first four words of the cell, their masks, and the results of `value` to `isOpen`. */
const entrySize = 12;
const masks = 4;
const valuePlace = 8;
const lengthPlace = 9;
const openPlace = 10;
/** Number of entries that are compared for the first four bytes of a cell. */
const ways = 4;
const setBits = 5;

/**
 * The most recent cells of some contests. Comparing four bytes at once finds a cell and its end several times as fast
 * as searching for the delimiter. A cell is found only if all its bytes and the byte after it are the same.
 */
export class CellCache {
  private readonly entries: Int32Array;
  /** The words of long cells after the first four, by entry. */
  private readonly rests: (Int32Array | undefined)[];
  /** For each set of entries: the entry that is overwritten next. */
  private readonly oldest: Uint8Array;

  /** @param contests - number of contests; each has its own cells */
  constructor(contests: number) {
    const sets = contests << setBits;
    this.entries = new Int32Array(sets * ways * entrySize);
    this.rests = new Array<undefined>(sets * ways).fill(undefined);
    this.oldest = new Uint8Array(sets);
    for (let contest = 0; contest < contests; contest += 1) this.clear(contest);
  }

  /**
   * The entry of the cell that begins at `at`; -1 where it is not known.
   *
   * @param view - bytes that end with a line end, followed by zeros
   */
  find(contest: number, view: DataView, at: number): number {
    const { entries } = this;
    const first = view.getInt32(at, true);
    const set = setOf(contest, first) * ways;
    for (let entry = set; entry < set + ways; entry += 1) {
      const i = entry * entrySize;
      if ((first & (entries[i + masks] ?? 0)) !== entries[i]) continue;
      const differs =
        ((view.getInt32(at + 4, true) ^ (entries[i + 1] ?? 0)) & (entries[i + masks + 1] ?? 0)) |
        ((view.getInt32(at + 8, true) ^ (entries[i + 2] ?? 0)) & (entries[i + masks + 2] ?? 0)) |
        ((view.getInt32(at + 12, true) ^ (entries[i + 3] ?? 0)) & (entries[i + masks + 3] ?? 0));
      if (differs === 0 && this.hasRest(entry, view, at)) return entry;
    }
    return -1;
  }

  /** The value that was remembered for the cell of an entry. */
  value(entry: number): number {
    return this.entries[entry * entrySize + valuePlace] ?? 0;
  }

  /** Number of bytes of the cell, including a comma but not a line end. */
  length(entry: number): number {
    return this.entries[entry * entrySize + lengthPlace] ?? 0;
  }

  /** Whether a comma follows the cell. */
  isOpen(entry: number): boolean {
    return this.entries[entry * entrySize + openPlace] === 1;
  }

  /**
   * Remembers a cell.
   *
   * @returns its entry
   */
  add(contest: number, view: DataView, cell: NewCell): number {
    const { start, end, isOpen, value } = cell;
    const set = setOf(contest, view.getInt32(start, true));
    const way = this.oldest[set] ?? 0;
    this.oldest[set] = (way + 1) % ways;
    const entry = set * ways + way;
    // Includes the byte after the cell, as a longer cell may begin with the same bytes.
    const length = end + 1 - start;
    const i = entry * entrySize;
    for (let word = 0; word < 4; word += 1) {
      const mask = maskOf(length - 4 * word);
      this.entries[i + masks + word] = mask;
      this.entries[i + word] = view.getInt32(start + 4 * word, true) & mask;
    }
    this.entries[i + valuePlace] = value;
    this.entries[i + lengthPlace] = isOpen ? length : length - 1;
    this.entries[i + openPlace] = isOpen ? 1 : 0;
    this.rests[entry] = length > shortBytes ? restOf(view, start, length) : undefined;
    return entry;
  }

  clear(contest: number): void {
    const from = (contest << setBits) * ways;
    const until = ((contest + 1) << setBits) * ways;
    this.rests.fill(undefined, from, until);
    this.entries.fill(0, from * entrySize, until * entrySize);
    // No word is 1 under a mask of zeros.
    for (let entry = from; entry < until; entry += 1) this.entries[entry * entrySize] = 1;
  }

  private hasRest(entry: number, view: DataView, at: number): boolean {
    const rest = this.rests[entry];
    if (rest === undefined) return true;
    const last = rest.length - 2;
    for (let word = 0; word < last; word += 1)
      if (view.getInt32(at + shortBytes + 4 * word, true) !== rest[word]) return false;
    const word = view.getInt32(at + shortBytes + 4 * last, true);
    return (word & (rest[last + 1] ?? 0)) === rest[last];
  }
}

/** A cell that is to be remembered. */
export interface NewCell {
  readonly start: number;
  /** Offset of the delimiter or line end after it. */
  readonly end: number;
  readonly isOpen: boolean;
  readonly value: number;
}

function setOf(contest: number, first: number): number {
  return (contest << setBits) + (Math.imul(first, 0x9e3779b1) >>> (32 - setBits));
}

/** The mask of a word of which `length` bytes count. */
function maskOf(length: number): number {
  if (length >= 4) return -1;
  return length <= 0 ? 0 : (1 << (8 * length)) - 1;
}

/** The words of a cell after the first four, and the mask of the last word. */
function restOf(view: DataView, start: number, length: number): Int32Array {
  const count = Math.ceil((length - shortBytes) / 4);
  const rest = new Int32Array(count + 1);
  for (let word = 0; word < count; word += 1)
    rest[word] = view.getInt32(start + shortBytes + 4 * word, true);
  const mask = maskOf(length - shortBytes - 4 * (count - 1));
  rest[count - 1] = (rest[count - 1] ?? 0) & mask;
  rest[count] = mask;
  return rest;
}
