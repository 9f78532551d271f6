import { type CellScanner, comma, foldWhiteSpace } from '@crossvote/opening';
import { isContinuation } from './heading-roles.ts';
import { textsOf, type TextRecords } from './text-records.ts';

const quote = 34;

/** Finds out how many columns of a file are used, with a heading or content. */
export class ColumnSurvey {
  /** White space folded. */
  headings: readonly string[] = [];
  /** Number of columns up to the last one that is known to be used. */
  used = 0;
  private width = -1;

  /**
   * @param least - number of columns that are known to be used
   * @param rowsAbove - number of rows above the headings
   */
  constructor(
    private readonly records: TextRecords,
    private readonly least: number,
    private rowsAbove = 0,
  ) {}

  /** Whether more records cannot change the result. */
  get isDone(): boolean {
    return this.used === this.width;
  }

  /** Looks at the records that were pushed. */
  look(): void {
    const { records } = this;
    while (!this.isDone && records.next(this.isPassed)) {
      const { cells, problem } = records;
      if (this.rowsAbove > 0) this.rowsAbove -= 1;
      else if (problem) continue;
      else if (this.width === -1) this.begin(cells);
      else this.used = Math.max(this.used, lastFilled(cells, this.width, this.used) + 1);
    }
  }

  /** Most records show nothing new. Looking only at their commas takes a fraction of the time. */
  private readonly isPassed = (bytes: Buffer, start: number, end: number): boolean =>
    this.width !== -1 && this.records.cells.hasCommas && isEmptyFrom(this.used, bytes, start, end);

  private begin(cells: CellScanner): void {
    const { least, records } = this;
    this.headings = textsOf(records).map(foldWhiteSpace);
    this.width = Math.max(cells.count, least);
    const last = this.headings.findLastIndex((heading) => !isContinuation(heading));
    this.used = Math.max(last + 1, least);
  }
}

/** The last column with content from `from` on and before `until`; -1 where there is none. */
export function lastFilled(cells: CellScanner, until: number, from: number): number {
  for (let column = Math.min(until, cells.count) - 1; column >= from; column -= 1)
    if (cells.text(column).trim() !== '') return column;
  return -1;
}

/** Whether a record surely has no byte in the cell `column` and all later cells; false where that is not clear. */
function isEmptyFrom(column: number, bytes: Uint8Array, start: number, end: number): boolean {
  let last = end;
  while (last > start && bytes[last - 1] === comma) last -= 1;
  let cell = 0;
  for (let i = start; i < last; i += 1) {
    const byte = bytes[i];
    if (byte === comma) cell += 1;
    else if (byte === quote) {
      // Text within quotation marks is one cell, also with doubled quotation marks. Anywhere else quotation marks break
      // the rules.
      if (i > start && bytes[i - 1] !== comma) return false;
      i = quotedEnd(bytes, i + 1, last);
      if (i === -1) return false;
    }
  }
  return cell < column;
}

/**
 * The place of the quotation mark that ends the cell whose text begins at `from`; -1 where neither a comma nor a line
 * end follows.
 */
function quotedEnd(bytes: Uint8Array, from: number, end: number): number {
  let i = from;
  for (; i < end; i += 1) {
    if (bytes[i] !== quote) continue;
    if (bytes[i + 1] !== quote) break;
    i += 1;
  }
  return i + 1 === end || (i < end && bytes[i + 1] === comma) ? i : -1;
}
