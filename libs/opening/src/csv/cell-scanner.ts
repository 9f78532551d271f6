import { isUtf8 } from 'node:buffer';
import { comma, findDelimiter } from './find-delimiter.ts';
import { parseCells } from './parse-cells.ts';

const quote = 34;
const equals = 61;

/**
 * Most cells of one record; no known export has more than a few thousand. A power of two, as the arrays double when
 * they grow.
 */
export const cellLimit = 1 << 17;

/** These bytes occur in no text. */
export const emptyCell = 0;
export const longCell = 255;

/**
 * The cells of one CSV record as places in bytes: cell `i` is `bytes` from `starts[i]` to `ends[i]`. Quotation marks
 * are left out, and so is the `="…"` wrapper with which exports keep identifiers as text in spreadsheets.
 *
 * One scanner reads the records of one file, beginning with the first. The first record shows whether commas,
 * semicolons or tabs delimit the cells.
 */
export class CellScanner {
  bytes: Buffer = Buffer.alloc(0);
  starts = new Int32Array(1024);
  ends = new Int32Array(1024);
  /**
   * For each cell its byte if it has exactly one, else {@link emptyCell} or {@link longCell}. Most marks need no more.
   */
  kinds = new Uint8Array(1024);
  count = 0;
  /** Whether any cell holds anything. */
  hasContent = false;

  private isAscii = false;
  /** Unknown until a record has a delimiter. */

  /** @param reference - sends every record through csv-parse; for tests */
  constructor(
    private readonly reference = false,
    private delimiter?: number,
  ) {}

  /** Whether cells are known to be separated by commas. */
  get hasCommas(): boolean {
    return this.delimiter === comma;
  }

  /**
   * Reads the cells of the record between `start` and `end`.
   *
   * @param isAscii - whether the record is known to hold ASCII text only, and no NUL
   * @returns the problem where the record is no text or breaks the CSV grammar
   */
  read(buffer: Buffer, start: number, end: number, isAscii = false): string | undefined {
    this.isAscii = isAscii;
    const problem = isAscii ? undefined : textProblem(buffer.subarray(start, end));
    if (problem !== undefined) return problem;
    const delimiter = (this.delimiter ??= findDelimiter(buffer, start, end)) ?? comma;
    if (!this.reference && this.scan(buffer, start, end, delimiter)) return undefined;
    return this.parse(buffer.subarray(start, end), delimiter);
  }

  /** Text of a cell; empty where the record has no such cell. */
  text(column: number): string {
    const start = this.starts[column] ?? 0;
    const end = this.ends[column] ?? 0;
    if (column >= this.count || end === start) return '';
    return this.bytes.toString(this.isAscii ? 'latin1' : 'utf8', start, end);
  }

  /** Whether a cell holds nothing, or is not there. */
  isEmpty(column: number): boolean {
    return column >= this.count || this.starts[column] === this.ends[column];
  }

  /** @returns false when the record needs the whole grammar: a doubled quotation mark, or one in mid-cell */
  private scan(buffer: Buffer, start: number, end: number, delimiter: number): boolean {
    this.bytes = buffer;
    this.count = 0;
    this.hasContent = false;
    let i = start;
    while (i <= end) {
      if (this.count === this.starts.length) {
        if (this.count >= cellLimit) return false;
        this.grow();
      }
      i = this.scanShortCells(buffer, i, end, delimiter);
      if (this.count === this.starts.length) continue;
      i = this.scanCell(buffer, i, end, delimiter);
      if (i === -1) return false;
    }
    return true;
  }

  /**
   * Nearly all cells of a record are marks: empty or of one byte, with or without quotation marks. This loop reads them
   * in half the time. @returns where the first other cell begins
   */
  private scanShortCells(buffer: Buffer, from: number, end: number, delimiter: number): number {
    const { starts, ends, kinds } = this;
    const room = starts.length;
    // The loop looks at a cell together with the delimiter after it, so the last cell is left to scanCell().
    const last = end - 4;
    let cell = this.count;
    let filled = 0;
    let i = from;
    while (i < last && cell < room) {
      const first = buffer[i] ?? 0;
      let open = i;
      let length = 1;
      if (first === delimiter) length = 0;
      else if (first === quote) {
        if (buffer[i + 1] === quote || buffer[i + 2] !== quote || buffer[i + 3] !== delimiter)
          break;
        open = i + 1;
        i += 3;
      } else if (buffer[i + 1] === delimiter) i += 1;
      else break;
      starts[cell] = open;
      ends[cell] = open + length;
      kinds[cell] = length === 0 ? emptyCell : (buffer[open] ?? 0);
      filled |= length;
      cell += 1;
      i += 1;
    }
    this.count = cell;
    this.hasContent ||= filled > 0;
    return i;
  }

  /** @returns where the next cell begins, `end + 1` after the last; -1 when it needs the whole grammar */
  private scanCell(buffer: Buffer, from: number, end: number, delimiter: number): number {
    const isWrapped = from + 1 < end && buffer[from] === equals && buffer[from + 1] === quote;
    const isQuoted = isWrapped || (from < end && buffer[from] === quote);
    const open = from + (isWrapped ? 2 : isQuoted ? 1 : 0);
    const close = isQuoted ? quote : delimiter;
    let i = open;
    while (i < end && buffer[i] !== close) {
      if (buffer[i] === quote) return -1;
      i += 1;
    }
    this.addCell(open, i);
    if (!isQuoted) return i + 1;
    const isClosed = i < end && (i + 1 === end || buffer[i + 1] === delimiter);
    return isClosed ? i + 2 : -1;
  }

  private addCell(open: number, end: number): void {
    const cell = this.count;
    const length = end - open;
    this.starts[cell] = open;
    this.ends[cell] = end;
    this.kinds[cell] = length === 0 ? emptyCell : length === 1 ? (this.bytes[open] ?? 0) : longCell;
    if (length > 0) this.hasContent = true;
    this.count = cell + 1;
  }

  private parse(record: Buffer, delimiter: number): string | undefined {
    const parsed = parseCells(record, cellLimit, delimiter);
    if (!parsed.ok) return parsed.problem;
    const { cells } = parsed;
    this.bytes = Buffer.from(cells.join(''));
    this.count = 0;
    this.hasContent = false;
    while (this.starts.length < cells.length) this.grow();
    let place = 0;
    for (const cell of cells) {
      const end = place + Buffer.byteLength(cell);
      this.addCell(place, end);
      place = end;
    }
    return undefined;
  }

  private grow(): void {
    const kinds = new Uint8Array(this.kinds.length * 2);
    kinds.set(this.kinds);
    this.kinds = kinds;
    const longer = (cells: Int32Array<ArrayBuffer>) => {
      const grown = new Int32Array(cells.length * 2);
      grown.set(cells);
      return grown;
    };
    this.starts = longer(this.starts);
    this.ends = longer(this.ends);
  }
}

/** What keeps bytes from being text, if anything. A NUL shows binary data or damage, and PostgreSQL cannot store it. */
function textProblem(bytes: Buffer): string | undefined {
  if (bytes.includes(0)) return 'holds a NUL (a byte 0), which no text has';
  return isUtf8(bytes) ? undefined : 'is not UTF-8 text';
}
