const comma = 44;
const quote = 34;
const equals = 61;
/** Below it are line ends, and the zeros behind the last byte of a piece. */
const blank = 32;

const hashStart = 0x811c9dc5 | 0;
const hashPrime = 0x01000193;

/**
 * The metadata cells at the beginning of a row, where each is bare, quoted or wrapped in `="…"` and none needs
 * more of the CSV grammar. `starts`, `ends` and `hashes` describe them after `scan()`.
 */
export class MetadataScanner {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Of the bytes of each cell; equal cells have equal hashes. */
  readonly hashes: Int32Array;

  /** @param columnCount - metadata columns of the export */
  constructor(private readonly columnCount: number) {
    this.starts = new Int32Array(columnCount);
    this.ends = new Int32Array(columnCount);
    this.hashes = new Int32Array(columnCount);
  }

  /**
   * Reads the cells of the row that begins at `from`.
   *
   * @param bytes - with a zero behind the last row
   * @returns where the first choice column begins; -1 where a cell is not as simple
   */
  scan(bytes: Uint8Array, from: number): number {
    let i = from;
    for (let column = 0; column < this.columnCount; column += 1) {
      const first = bytes[i];
      const isWrapped = first === equals && bytes[i + 1] === quote;
      const isQuoted = isWrapped || first === quote;
      if (isQuoted) i += isWrapped ? 2 : 1;
      const end = this.scanCell(bytes, i, isQuoted ? quote : comma, column);
      if (end === -1 || (isQuoted && bytes[end + 1] !== comma)) return -1;
      i = end + (isQuoted ? 2 : 1);
    }
    return i;
  }

  private scanCell(bytes: Uint8Array, from: number, close: number, column: number): number {
    let hash = hashStart;
    let i = from;
    for (let byte = bytes[i] ?? 0; byte !== close; byte = bytes[i] ?? 0) {
      if (byte < blank || byte === quote) return -1;
      hash = Math.imul(hash ^ byte, hashPrime);
      i += 1;
    }
    this.starts[column] = from;
    this.ends[column] = i;
    this.hashes[column] = hash;
    return i;
  }
}
