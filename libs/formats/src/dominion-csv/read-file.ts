import { CellScanner, parseCells } from '../cell-scanner.ts';
import type { ContestCatalog } from '../contest-catalog.ts';
import type { CvrSink } from '../cvr-sink.ts';
import type { InputFile } from '../input-file.ts';
import { CvrFileError, type IssueLog, type Place } from '../issue.ts';
import { KeySet } from '../key-set.ts';
import { RecordSplitter } from '../record-splitter.ts';
import { readLayout, type HeaderRow, type Layout } from './layout.ts';
import { blankCell, markedCell, readMarkCell, unmarkedCell } from './mark-cells.ts';
import { RecordReader, type CellText, type Refusal } from './record-reader.ts';

const zero = 48;
const one = 49;
const headerRows = 4;
/** UTF-8 text that was read as Latin-1 and saved again: `Ã` or `Â` before a character that cannot follow it. */
const doubleEncoded = /[ÃÂ][\u0080-\u00bf]/u;

/** Everything that the reading of one file shares with the whole export. */
export interface FileContext {
  readonly sink: CvrSink;
  readonly issues: IssueLog;
  readonly catalog: ContestCatalog;
  /** Sends every record through csv-parse: the reference that the byte scanner is tested against. */
  readonly reference?: boolean;
}

/** What one file held. */
export interface FileSummary {
  readonly layout: Layout;
  readonly stored: number;
  readonly refused: number;
}

/**
 * Reads one file of a Dominion CSV export record by record.
 *
 * @throws CvrFileError when the header is wrong, or the file is cut off
 */
export async function readFile(file: InputFile, context: FileContext): Promise<FileSummary> {
  const reading = new FileReading(file.name, context);
  const splitter = new RecordSplitter();
  for await (const chunk of file.read()) {
    splitter.push(chunk);
    while (splitter.next()) reading.add(splitter);
    await context.sink.drain();
  }
  splitter.finish();
  while (splitter.next()) reading.add(splitter);
  await context.sink.drain();
  return reading.finish(splitter.endLine);
}

class FileReading {
  private readonly header: HeaderRow[] = [];
  private layout: Layout | undefined;
  private records: RecordReader | undefined;
  private readonly scanner = new CellScanner();
  private readonly keys = new KeySet();
  private cells = new Uint8Array(0);
  private stored = 0;
  private refused = 0;
  private lastLineIsOpen = false;

  constructor(
    private readonly file: string,
    private readonly context: FileContext,
  ) {}

  /** Takes the record at which the splitter stands. */
  add(splitter: RecordSplitter): void {
    this.refuseCutOff(splitter);
    if (!this.records) this.addHeaderRow(splitter);
    else this.addRecord(splitter, this.records);
  }

  finish(lastLine: number): FileSummary {
    if (!this.layout) readLayout(this.file, this.header);
    if (!this.layout)
      throw new CvrFileError('header_incomplete', 'ends within its header', { file: this.file });
    if (this.lastLineIsOpen) {
      this.warn(
        'no_final_line_end',
        'the last line has no line end; if the file was cut off there, records are missing',
        lastLine,
      );
    }
    return { layout: this.layout, stored: this.stored, refused: this.refused };
  }

  private refuseCutOff(splitter: RecordSplitter): void {
    if (splitter.terminated) return;
    this.lastLineIsOpen = true;
    const { line } = splitter;
    const openQuote = splitter.tooLong ? undefined : splitter.openQuoteLine;
    if (openQuote !== undefined) {
      throw new CvrFileError(
        'quote_not_closed',
        'a quotation mark is opened here and never closed: the file was cut off, or has a stray mark',
        {
          file: this.file,
          line: openQuote,
        },
      );
    }
    if (splitter.tooLong) {
      throw new CvrFileError(
        'line_too_long',
        'the line does not end within 16 MiB: this is no CVR export, or a quotation mark is never closed',
        {
          file: this.file,
          line,
        },
      );
    }
  }

  private addHeaderRow(splitter: RecordSplitter): void {
    const { buffer, start, end, line, tooLong } = splitter;
    const place = { file: this.file, line };
    if (tooLong)
      throw new CvrFileError(
        'line_too_long',
        'a header row is longer than 16 MiB: this is no CVR export',
        place,
      );
    const isFirst = this.header.length === 0;
    const hasMark =
      isFirst && buffer[start] === 0xef && buffer[start + 1] === 0xbb && buffer[start + 2] === 0xbf;
    const parsed = parseCells(buffer.subarray(hasMark ? start + 3 : start, end));
    if (!parsed.ok)
      throw new CvrFileError(
        'header_unreadable',
        `the header row ${parsed.problem}; save the file as CSV UTF-8`,
        place,
      );
    this.header.push({ line, cells: parsed.cells });
    if (this.header.length < headerRows) return;
    this.layout = readLayout(this.file, this.header);
    this.declare(this.layout);
  }

  private declare(layout: Layout): void {
    const { catalog, sink } = this.context;
    const numbers = layout.contests.map(({ title, occurrence, definition, columns }) => {
      const contest = catalog.contest(title, occurrence, definition);
      return {
        contest,
        choices: columns.map((column) => catalog.choice(contest, column.definition)),
      };
    });
    this.records = new RecordReader(layout, numbers, sink);
    this.cells = new Uint8Array(layout.widthLimit);
    this.reportHeader(layout);
  }

  private reportHeader(layout: Layout): void {
    const titlesLine = this.header[1]?.line ?? 0;
    for (const { definition, statesVoteFor, columns } of layout.contests) {
      if (!statesVoteFor)
        this.assume(
          'vote_for_assumed',
          `${definition.name}: the title does not say how many may be marked; taken as vote for 1`,
          titlesLine,
        );
      const mangled = [definition.name, ...columns.map((column) => column.definition.name)].find(
        (name) => doubleEncoded.test(name),
      );
      if (mangled !== undefined) {
        this.warn(
          'double_encoded',
          `${mangled}: looks like UTF-8 text that was saved in another encoding; kept as it is`,
          titlesLine,
        );
      }
    }
    if (layout.notStored.length > 0) {
      this.assume(
        'columns_not_stored',
        `columns not stored: ${layout.notStored.join(', ')}`,
        this.header[3]?.line ?? 0,
      );
    }
  }

  private addRecord(splitter: RecordSplitter, records: RecordReader): void {
    const { line, endLine, terminated, tooLong } = splitter;
    const place: Place = { file: this.file, line, endLine };
    if (tooLong) {
      this.refuse({ code: 'line_too_long', message: 'the record is longer than 16 MiB' }, place);
      return;
    }
    const read = this.readCells(splitter);
    if ('code' in read) {
      this.refuse(read, place);
      return;
    }
    if (read.blank) {
      this.warn('blank_row', 'a row without any content is no record, and was passed over', line);
      return;
    }
    const { least, most } = records.width;
    if (read.count < least) {
      if (!terminated) {
        throw new CvrFileError(
          'cut_off',
          `the file ends in the middle of a record (${read.count} of ${least} cells): it was cut off; export or copy it again`,
          {
            file: this.file,
            line,
          },
        );
      }
      this.refuse(
        { code: 'too_few_cells', message: `has ${read.count} cells; the header has ${least}` },
        place,
      );
      return;
    }
    const extra = read.count > most || this.hasContent(read, least);
    const refusal = extra
      ? { code: 'too_many_cells', message: `has ${read.count} cells; the header has ${least}` }
      : records.store(this.cells, read.text);
    if (refusal) this.refuse(refusal, place);
    else {
      this.stored += 1;
      this.lookForDuplicate(read.text, place);
    }
  }

  /** Cells of the record: choice cells as codes in `cells`, all as text on demand. */
  private readCells({ buffer, start, end }: RecordSplitter): ReadCells | Refusal {
    const { scanner } = this;
    if (this.context.reference !== true && scanner.scan(buffer, start, end)) {
      const { starts, ends, count } = scanner;
      const text: CellText = (column) => decode(buffer, starts[column] ?? 0, ends[column] ?? 0);
      let blank = true;
      for (let column = 0; column < count; column += 1) {
        const from = starts[column] ?? 0;
        const length = (ends[column] ?? 0) - from;
        if (length > 0) blank = false;
        if (column >= this.cells.length) continue;
        const byte = length === 1 ? buffer[from] : -1;
        if (length === 0) this.cells[column] = blankCell;
        else if (byte === zero) this.cells[column] = unmarkedCell;
        else this.cells[column] = byte === one ? markedCell : this.markOfText(column, text);
      }
      return { count, blank, text };
    }
    const parsed = parseCells(buffer.subarray(start, end));
    if (!parsed.ok) return { code: 'unreadable_record', message: parsed.problem };
    const { cells } = parsed;
    const text: CellText = (column) => cells[column] ?? '';
    for (let column = 0; column < Math.min(cells.length, this.cells.length); column += 1) {
      this.cells[column] = this.markOfText(column, text);
    }
    return { count: cells.length, blank: cells.every((cell) => cell === ''), text };
  }

  private markOfText(column: number, text: CellText): number {
    // Metadata cells are no marks; reading them as such would only cost time.
    return column < (this.layout?.roles.length ?? 0)
      ? blankCell
      : readMarkCell(text(column) ?? '?');
  }

  private hasContent(read: ReadCells, from: number): boolean {
    for (let column = from; column < read.count; column += 1)
      if (read.text(column) !== '') return true;
    return false;
  }

  /** The same tabulator, batch and record twice in a file: reported, and stored all the same. */
  private lookForDuplicate(text: CellText, place: Place): void {
    const roles = this.layout?.roles ?? [];
    const columns = (['tabulator', 'batch', 'record'] as const).map((role) => roles.indexOf(role));
    if (columns.includes(-1)) return;
    const parts = columns.map((column) => text(column) ?? '');
    if (parts.includes('') || this.keys.add(Buffer.from(parts.join('\n')))) return;
    this.context.issues.add({
      severity: 'warning',
      code: 'duplicate_record',
      message:
        'repeats the tabulator, batch and record of an earlier one; stored all the same: check whether the export holds ballots twice',
      place,
    });
  }

  private refuse({ code, message, column }: Refusal, place: Place): void {
    this.refused += 1;
    this.context.issues.add({
      severity: 'refused',
      code,
      message,
      place: column === undefined ? place : { ...place, column },
    });
  }

  private warn(code: string, message: string, line: number): void {
    this.context.issues.add({
      severity: 'warning',
      code,
      message,
      place: { file: this.file, line },
    });
  }

  private assume(code: string, message: string, line: number): void {
    this.context.issues.add({
      severity: 'assumption',
      code,
      message,
      place: { file: this.file, line },
    });
  }
}

interface ReadCells {
  readonly count: number;
  readonly blank: boolean;
  readonly text: CellText;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(buffer: Buffer, start: number, end: number): string | undefined {
  let ascii = true;
  for (let i = start; i < end && ascii; i += 1) ascii = (buffer[i] ?? 0) < 128;
  if (ascii) return buffer.toString('latin1', start, end);
  try {
    return utf8.decode(buffer.subarray(start, end));
  } catch {
    return undefined;
  }
}
