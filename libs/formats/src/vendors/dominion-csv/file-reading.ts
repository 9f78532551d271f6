import {
  CellScanner,
  FileError,
  type IssueLog,
  type RecordSplitter,
  type Refusal,
  refuseCutOff,
} from '@crossvote/opening';
import type { CvrSink } from '../../cvr-sink.ts';
import { asTotals } from '../../other-kinds/other-kind.ts';
import type { PieceRunner } from '../../pieces/piece-format.ts';
import type { StateWords } from '../../words/state-words.ts';
import { AggregateVotes } from './aggregate-votes.ts';
import type { ContestBook } from './contest-book.ts';
import { DuplicateRecords } from './duplicate-records.ts';
import type { DominionPieceReport, DominionPieceTask } from './pieces/piece-task.ts';
import { FileIssues, type Lines } from './file-issues.ts';
import type { HeaderRow } from './header-filling.ts';
import { refuseHybridHeader } from './hybrid-header.ts';
import { headerOf } from './header-shape.ts';
import { readLayout, type Layout } from './layout.ts';
import { RecordReader } from './record-reader.ts';
import { reportHeader } from './report-header.ts';

/** Everything that the reading of one file shares with the whole export. */
export interface FileContext {
  readonly sink: CvrSink;
  readonly issues: IssueLog;
  readonly contests: ContestBook;
  /** Reads plain records apart; all are read row by row where it is missing. */
  readonly pieces?: PieceRunner | undefined;
  /** Words that mean a state; those in use where it is left out. */
  readonly words?: StateWords | undefined;
  /** Sends every record through csv-parse: the reference that the byte scanner is tested against. */
  readonly reference?: boolean;
}

/** What one file held. */
export interface FileSummary {
  readonly electionName: string;
  readonly softwareVersion: string;
  readonly stored: number;
  readonly refused: number;
  /** To be given to the sink when all files are read; undefined where there is none. */
  readonly aggregates: AggregateVotes | undefined;
}

/** What reads records, once the header is known. */
interface Body {
  readonly layout: Layout;
  readonly reader: RecordReader;
  readonly aggregates: AggregateVotes;
  readonly duplicates: DuplicateRecords;
}

/** The reading of one file, record by record: first the header rows, then the records. */
export class FileReading {
  private readonly header: HeaderRow[] = [];
  private readonly cells: CellScanner;
  private readonly issues: FileIssues;
  private body: Body | undefined;
  private stored = 0;
  private refused = 0;

  constructor(
    private readonly file: string,
    private readonly context: FileContext,
  ) {
    this.cells = new CellScanner(context.reference);
    this.issues = new FileIssues(file, context.issues);
  }

  /**
   * Takes the record at which the splitter stands.
   *
   * @param isAscii - whether it is known to hold ASCII text only
   * @throws FileError when the header is wrong, or the file is cut off here
   */
  add(splitter: RecordSplitter, isAscii: boolean): void {
    if (!splitter.terminated) this.addOpenLine(splitter);
    if (this.body) this.addRecord(splitter, isAscii, this.body);
    else this.addHeaderRow(splitter, isAscii);
  }

  /** How plain records can be read apart; undefined where that is not known yet, or cannot be done. */
  pieceTask(): DominionPieceTask | undefined {
    const isPlain = this.context.reference !== true && this.cells.hasCommas;
    return isPlain ? this.body?.reader.pieceTask() : undefined;
  }

  /** Takes note of plain records that were read apart, the first of them in `line`. */
  addPiece({ records, keys }: DominionPieceReport, line: number): void {
    if (!this.body) throw new Error('the header was not read');
    this.stored += records;
    this.body.reader.passRecords(records);
    for (const place of this.body.duplicates.repeatsIn(keys, line))
      this.warnOfDuplicate({ line: line + place, endLine: line + place });
  }

  /** @throws FileError when the file ended within its header */
  finish(): FileSummary {
    const { stored, refused } = this;
    const layout = this.body?.layout ?? this.refuseIncomplete();
    if (stored + refused === 0)
      this.issues.warn('no_records', 'holds a header and no records', {
        line: this.header.at(-1)?.line ?? 1,
      });
    const { electionName, softwareVersion } = layout;
    const aggregates = this.body?.aggregates.isEmpty === false ? this.body.aggregates : undefined;
    return { electionName, softwareVersion, stored, refused, aggregates };
  }

  private refuseIncomplete(): never {
    throw new FileError(
      'header_incomplete',
      'ends within the four header rows (election, contests, choices, headings); export or copy it again',
      { file: this.file, line: (this.header.at(-1)?.line ?? 0) + 1 },
    );
  }

  private addOpenLine(splitter: RecordSplitter): void {
    refuseCutOff(this.file, splitter);
    this.issues.warn(
      'no_final_line_end',
      'the last line has no line end; if the file was cut off there, records are missing',
      { line: splitter.endLine },
    );
  }

  private addHeaderRow(splitter: RecordSplitter, isAscii: boolean): void {
    const { buffer, start, end, line, tooLong } = splitter;
    const place = { file: this.file, line };
    if (tooLong)
      throw new FileError(
        'line_too_long',
        'a header row is longer than 16 MiB: this is no CVR export',
        place,
      );
    const problem = this.cells.read(buffer, start, end, isAscii);
    if (problem !== undefined)
      throw new FileError(
        'header_unreadable',
        `the header row ${problem}; save the file as CSV UTF-8`,
        place,
      );
    const cells = Array.from({ length: this.cells.count }, (_, column) => this.cells.text(column));
    if (this.header.length === 0) refuseHybridHeader(this.file, cells);
    this.header.push({ line, cells });
    const header = headerOf(this.header);
    if (header) this.begin(readLayout(this.file, header));
  }

  private begin(layout: Layout): void {
    const { contests, sink, issues, words } = this.context;
    const titles = contests.enter(this.file, layout.contests, layout.header.titles.line);
    const aggregates = new AggregateVotes(layout, titles);
    const context = { layout, titles, aggregates, sink, words, issues: this.issues };
    this.body = {
      layout,
      aggregates,
      reader: new RecordReader(context, this.file),
      duplicates: new DuplicateRecords(layout, sink.identities),
    };
    reportHeader(this.file, layout, issues);
  }

  private addRecord(splitter: RecordSplitter, isAscii: boolean, body: Body): void {
    const { buffer, start, end } = splitter;
    const { cells } = this;
    if (splitter.tooLong) {
      this.refuse({ code: 'line_too_long', message: 'the record is longer than 16 MiB' }, splitter);
      return;
    }
    const problem = cells.read(buffer, start, end, isAscii);
    if (problem !== undefined) {
      this.refuse({ code: 'unreadable_record', message: `the record ${problem}` }, splitter);
      return;
    }
    if (!cells.hasContent) {
      const message = 'a row without any content is no record, and was passed over';
      this.issues.warn('blank_row', message, { line: splitter.line });
      return;
    }
    if (!splitter.terminated) this.refuseCutRecord(splitter, body.layout);
    const verdict = body.reader.store(cells, splitter);
    if (verdict === 'record') this.countStored(splitter, body);
    else if (verdict !== 'passed') {
      if (this.stored + this.refused === 0) this.refuseTotals(splitter, body);
      this.refuse(verdict, splitter);
    }
  }

  private refuseCutRecord({ line }: RecordSplitter, { columnCount }: Layout): void {
    const { count } = this.cells;
    if (count >= columnCount) return;
    throw new FileError(
      'cut_off',
      `the file ends in the middle of a record (${count} of ${columnCount} cells): it was cut off; export or copy it again`,
      { file: this.file, line },
    );
  }

  /** Results by precinct may have the header of an export: nothing numbers their rows, and the first holds sums. */
  private refuseTotals({ line }: RecordSplitter, { layout, aggregates }: Body): void {
    const isNumbered = layout.roles.some((role) => role === 'cvrNumber' || role === 'record');
    if (isNumbered || !aggregates.areSums(this.cells)) return;
    throw new FileError('is_totals', asTotals, { file: this.file, line });
  }

  /** The same tabulator, batch and record twice in a file: reported, and stored all the same. */
  private countStored(splitter: RecordSplitter, { duplicates }: Body): void {
    this.stored += 1;
    if (duplicates.repeats(this.cells, splitter.line)) this.warnOfDuplicate(splitter);
  }

  private warnOfDuplicate(lines: Lines): void {
    this.issues.warn(
      'duplicate_record',
      'repeats the tabulator, batch and record of an earlier one; stored all the same: check whether the export holds ballots twice',
      lines,
    );
  }

  private refuse(refusal: Refusal, splitter: RecordSplitter): void {
    this.refused += 1;
    this.issues.refuse(refusal, splitter);
  }
}
