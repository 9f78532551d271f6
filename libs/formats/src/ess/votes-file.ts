import type { CvrSink } from '../cvr-sink.ts';
import type { Refusal } from '../dominion-csv/refusal.ts';
import { CvrFileError, type IssueLog, type Severity } from '../issue.ts';
import type { BallotsFile } from './ballots-file.ts';
import type { ContestBook } from './contest-book.ts';
import { ContestCells } from './contest-cells.ts';
import { readLayout, type Layout, type VotesSource } from './layout.ts';
import { oddities } from './oddities.ts';
import { RecordNumbers } from './record-numbers.ts';
import { reportLayout } from './report-layout.ts';
import { RowReader } from './row-reader.ts';
import type { EarlierRows } from './snapshots.ts';
import { TextRecords, textsOf } from './text-records.ts';

/** Most ballots that the rows with a count of an export may come to. */
const ballotLimit = 100_000_000;
/** Ballots of one row that are stored before the sink may write. */
const ballotsBetweenDrains = 4096;

/** What the reading of one file shares with the whole export. */
export interface VotesContext {
  readonly sink: CvrSink;
  readonly issues: IssueLog;
  readonly book: ContestBook;
  readonly ballots: BallotsFile;
  readonly numbers: RecordNumbers;
  /** The rows of the snapshots before, where the files are snapshots of one count. */
  readonly earlier: EarlierRows | undefined;
  readonly isNyc: boolean;
}

/** What reads rows, once the headings are known. */
interface Body {
  readonly layout: Layout;
  readonly contests: readonly ContestCells[];
  readonly rows: RowReader;
}

/** The reading of one votes file. */
export class VotesFile {
  stored = 0;
  refused = 0;
  private readonly records: TextRecords;

  constructor(
    private readonly source: VotesSource,
    private readonly context: VotesContext,
  ) {
    this.records = new TextRecords(source.file, context.issues);
  }

  /** @throws CvrFileError when the headings are wrong, or the file is cut off */
  async read(): Promise<void> {
    const { sink } = this.context;
    let body: Body | undefined;
    for await (const { problem, cells } of this.records.read(() => sink.drain())) {
      if (!body) body = this.begin();
      else if (problem) this.refuse(problem);
      else if (cells.hasContent) await this.addRow(body);
      else this.say('warning', 'blank_row', 'a row without any content is no record: passed over');
    }
    if (!body) return this.failWithoutHeadings('holds no row of headings');
    this.reportRepeated();
    if (this.stored + this.refused === 0 && !this.context.earlier)
      this.say('warning', 'no_records', 'holds headings and no records');
    this.reportEmptyContests(body.contests);
  }

  private reportRepeated(): void {
    const repeated = this.context.earlier?.repeatedWithin ?? 0;
    if (repeated > 0)
      this.say(
        'warning',
        'duplicate_record',
        `${repeated} records stand twice in this snapshot, number and cells, and were stored once`,
      );
  }

  private begin(): Body {
    const { source, context } = this;
    const { problem } = this.records;
    if (problem)
      this.failWithoutHeadings(`the row of headings cannot be read (${problem.message})`);
    const cells = textsOf(this.records);
    const layout = readLayout(source, cells, context);
    this.refuseOtherTable(layout);
    const booked = context.book.enter(source.file.name, layout.contests);
    const contests = layout.contests.flatMap((columns, place) => {
      const contest = booked[place];
      return contest
        ? [new ContestCells(source.file.name, columns, contest, context.book, context.sink)]
        : [];
    });
    context.earlier?.beginFile();
    reportLayout(source.file.name, layout, context.issues);
    return { layout, contests, rows: new RowReader(layout, contests, context.sink) };
  }

  /** Without record numbers, another contest is another count of the same ballots. */
  private refuseOtherTable({ recordColumn, contests }: Layout): void {
    if (recordColumn !== undefined || this.context.book.knowsAll(contests)) return;
    throw new CvrFileError(
      'contests_not_linked',
      'holds another contest than the files before and no record numbers, so that its rows cannot be linked with theirs; ingest each contest apart',
      { file: this.source.file.name, line: 1 },
    );
  }

  private failWithoutHeadings(problem: string): never {
    throw new CvrFileError('header_unreadable', `${problem}; export it again as CSV UTF-8`, {
      file: this.source.file.name,
      line: this.records.line,
    });
  }

  private async addRow({ layout, rows, contests }: Body): Promise<void> {
    const { cells } = this.records;
    if (this.context.earlier?.has(cells)) return;
    this.refuseCutRow(layout);
    const checked = rows.check(cells);
    if (typeof checked !== 'number') {
      this.refuse(checked);
      return;
    }
    const listed = this.findListed(layout);
    if (this.stored + checked > ballotLimit) this.failTooMany();
    for (let count = 0; count < checked; count += 1) {
      rows.store(cells, listed);
      if (count % ballotsBetweenDrains === ballotsBetweenDrains - 1)
        await this.context.sink.drain();
    }
    this.stored += checked;
    this.sayOddities(contests);
  }

  private findListed({ recordColumn }: Layout) {
    if (recordColumn === undefined) return undefined;
    const { numbers, ballots } = this.context;
    const { cells } = this.records;
    for (const [code, message] of numbers.look(cells, recordColumn))
      this.say('warning', code, message);
    if (ballots.isEmpty) return undefined;
    const listed = ballots.find(numbers.keyOf(cells, recordColumn));
    if (!listed)
      this.say(
        'warning',
        'ballot_not_listed',
        'the ballots file does not list this record: it was stored without reporting group, batch and machine',
      );
    return listed;
  }

  private refuseCutRow({ columnCount }: Layout): void {
    const { terminated, cells, line } = this.records;
    if (terminated || cells.count >= columnCount) return;
    throw new CvrFileError(
      'cut_off',
      `the file ends in the middle of a record (${cells.count} of ${columnCount} cells): it was cut off; export or copy it again`,
      { file: this.source.file.name, line },
    );
  }

  private failTooMany(): never {
    throw new CvrFileError(
      'too_many_ballots',
      `its count column comes to more than ${ballotLimit} ballots; look whether it is a count of ballots`,
      { file: this.source.file.name, line: this.records.line },
    );
  }

  private sayOddities(contests: readonly ContestCells[]): void {
    for (const { oddity } of contests)
      if (oddity) this.say('warning', oddities[oddity][0], oddities[oddity][1]);
  }

  private reportEmptyContests(contests: readonly ContestCells[]): void {
    const empty = contests.filter(({ wasOnBallot }) => !wasOnBallot).length;
    if (empty === 0 || this.stored === 0) return;
    this.context.issues.add({
      severity: 'warning',
      code: 'contests_without_records',
      message: `${empty} of ${contests.length} contests of the headings are on no record of this file`,
      place: { file: this.source.file.name, line: 1 },
    });
  }

  private refuse({ code, message, column }: Refusal): void {
    this.refused += 1;
    this.say('refused', code, message, column);
  }

  private say(severity: Severity, code: string, message: string, column?: number): void {
    const { line, endLine } = this.records;
    const place = { file: this.source.file.name, line, endLine };
    this.context.issues.add({
      severity,
      code,
      message,
      place: column === undefined ? place : { ...place, column },
    });
  }
}
