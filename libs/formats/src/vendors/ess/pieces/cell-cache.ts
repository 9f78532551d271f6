/** Bytes that are compared in one go. */
const shortBytes = 16;
/** Numbers of an entry: the first four words of the cell, their masks, and what `value` to `isOpen` say. */
const entrySize = 12;
const masks = 4;
const valuePlace = 8;
const lengthPlace = 9;
const openPlace = 10;
/** Entries among which a cell is looked for by its first four bytes. */
const ways = 4;
const setBits = 5;

/**
 * The cells of some contests that were seen last. Comparing four bytes at once tells them, and where they end, several
 * times as fast as looking for the delimiter. What is found is exactly the same, with the byte behind it.
 */
export class CellCache {
  private readonly entries: Int32Array;
  /** The words of long cells behind the first four, by entry. */
  private readonly rests: (Int32Array | undefined)[];
  /** By set: the entry that is overwritten next. */
  private readonly oldest: Uint8Array;

  /** @param contests - how many; each has cells of its own */
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
   * @param view - of bytes that end with a line end, and zeros behind it
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

  /** What was remembered for the cell of an entry. */
  value(entry: number): number {
    return this.entries[entry * entrySize + valuePlace] ?? 0;
  }

  /** Bytes of the cell up to and with a comma; a line end is not counted. */
  length(entry: number): number {
    return this.entries[entry * entrySize + lengthPlace] ?? 0;
  }

  /** Whether a comma stands behind the cell. */
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
    // With the byte behind it: a longer cell may begin with the same.
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
  /** Where the delimiter or line end behind it stands. */
  readonly end: number;
  readonly isOpen: boolean;
  readonly value: number;
}

function setOf(contest: number, first: number): number {
  return (contest << setBits) + (Math.imul(first, 0x9e3779b1) >>> (32 - setBits));
}

/** Of a word of which `length` bytes count. */
function maskOf(length: number): number {
  if (length >= 4) return -1;
  return length <= 0 ? 0 : (1 << (8 * length)) - 1;
}

/** The words of a cell behind the first four, and the mask of the last. */
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
