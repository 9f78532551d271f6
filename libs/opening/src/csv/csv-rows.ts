import { isAscii } from 'node:buffer';
import { CellScanner } from './cell-scanner.ts';
import type { ExportFile } from '../files/export-file.ts';
import { FileError, type Place } from '../issue.ts';
import { refuseCutOff, RecordSplitter } from './record-splitter.ts';
import { joinHeadings } from './join-headings.ts';
import { withoutByteOrderMark } from '../encoding/byte-order-mark.ts';

/** Why a record is refused; the message names the cell. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  /** Column from 1. */
  readonly column?: number;
}

/** Where the headings of a table stand. */
export interface HeadingRows {
  /** Line of the first, from 1; lines above it are passed over. */
  readonly line: number;
  /** How many rows they are. */
  readonly rows: number;
}

const firstRow: HeadingRows = { line: 1, rows: 1 };

/** Takes the rows of a CSV file with a header row, or several. */
export interface RowReader {
  /** @param cells - the headings; of several rows as {@link joinHeadings} makes them */
  header(cells: readonly string[], place: Place): void;
  /** A row with as many cells as the header. */
  row(cells: CellScanner, place: Place): void;
  /** A row that cannot be read. */
  refuse(refusal: Refusal, place: Place): void;
  warn(code: string, message: string, place: Place): void;
  /** Called between chunks. */
  drain(): Promise<void>;
}

/**
 * Streams the rows of a CSV file into `reader`.
 *
 * @param headings - where its headings stand; in the first row with content where it is left out
 * @throws FileError when the header cannot be read, or the file is cut off
 */
export async function readRows(
  file: ExportFile,
  reader: RowReader,
  headings: HeadingRows = firstRow,
): Promise<void> {
  const splitter = new RecordSplitter();
  const rows = new Rows(file.name, reader, headings);
  const addRows = () => {
    const { buffer } = splitter;
    const plain = isAscii(buffer) && !buffer.includes(0);
    while (splitter.next()) rows.add(splitter, plain);
    return reader.drain();
  };
  for await (const chunk of withoutByteOrderMark(file.read())) {
    splitter.push(chunk);
    await addRows();
  }
  splitter.finish();
  await addRows();
  rows.finish();
}

/** The rows of one file: the header, then the others. */
class Rows {
  private readonly cells = new CellScanner();
  /** Least cells of a row: up to the last heading that is not empty. */
  private needed = 0;
  /** Most cells of a row. Cells after the last heading must be empty. */
  private allowed = 0;
  /** Rows of headings so far. */
  private readonly headingRows: string[][] = [];

  constructor(
    private readonly file: string,
    private readonly reader: RowReader,
    private readonly headings: HeadingRows,
  ) {}

  add(splitter: RecordSplitter, plain: boolean): void {
    if (splitter.line < this.headings.line) return;
    const place = { file: this.file, line: splitter.line, endLine: splitter.endLine };
    if (!splitter.terminated) this.checkOpenLine(splitter, place);
    const problem = this.read(splitter, plain);
    if (this.needed === 0) this.addHeader(problem, place);
    else if (problem) this.reader.refuse(problem, place);
    else if (!this.cells.hasContent)
      this.reader.warn(
        'blank_row',
        'a row without any content is no record, and was passed over',
        place,
      );
    else this.addRow(splitter, place);
  }

  finish(): void {
    if (this.needed > 0) return;
    throw new FileError('header_missing', 'holds no header row; export or copy it again', {
      file: this.file,
      line: 1,
    });
  }

  private read(splitter: RecordSplitter, plain: boolean): Refusal | undefined {
    if (splitter.tooLong)
      return { code: 'line_too_long', message: 'the row is longer than 16 MiB' };
    const problem = this.cells.read(splitter.buffer, splitter.start, splitter.end, plain);
    return problem === undefined
      ? undefined
      : { code: 'unreadable_record', message: `the row ${problem}` };
  }

  private addHeader(problem: Refusal | undefined, place: Place): void {
    const { cells } = this;
    if (problem)
      throw new FileError(
        'header_unreadable',
        `${problem.message}; save the file as CSV UTF-8`,
        place,
      );
    if (!cells.hasContent) return;
    this.headingRows.push(Array.from({ length: cells.count }, (_, column) => cells.text(column)));
    if (this.headingRows.length < this.headings.rows) return;
    const headings = joinHeadings(this.headingRows);
    this.needed = headings.findLastIndex((heading) => heading.trim() !== '') + 1;
    this.allowed = Math.max(headings.length, this.needed + 1);
    if (this.needed > 0) this.reader.header(headings, place);
  }

  private addRow(splitter: RecordSplitter, place: Place): void {
    const { count } = this.cells;
    const message = `has ${count} cells; the header has ${this.needed}`;
    if (count < this.needed && !splitter.terminated)
      throw new FileError(
        'cut_off',
        `the file ends in the middle of a record (${count} of ${this.needed} cells): it was cut off; export or copy it again`,
        place,
      );
    if (count < this.needed) this.reader.refuse({ code: 'too_few_cells', message }, place);
    else if (count > this.allowed || this.hasMore())
      this.reader.refuse({ code: 'too_many_cells', message }, place);
    else this.reader.row(this.cells, place);
  }

  private hasMore(): boolean {
    for (let column = this.needed; column < this.cells.count; column += 1)
      if (!this.cells.isEmpty(column)) return true;
    return false;
  }

  private checkOpenLine(splitter: RecordSplitter, place: Place): void {
    refuseCutOff(this.file, splitter);
    this.reader.warn(
      'no_final_line_end',
      'the last line has no line end; if the file was cut off there, records are missing',
      place,
    );
  }
}
