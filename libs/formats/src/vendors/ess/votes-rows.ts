import { FileError, type Refusal } from '@crossvote/opening';
import type { UnknownName } from '../../pieces/piece-format.ts';
import type { AttributeSet } from './ballots-file.ts';
import type { ContestCells } from './contest-cells.ts';
import type { Look } from './contest-choices.ts';
import type { Layout, VotesSource } from './layout.ts';
import { oddities } from './oddities.ts';
import { PieceRemarks, type HeldIssue } from './pieces/piece-remarks.ts';
import type { EssPieceReport, EssPieceTask } from './pieces/piece-task.ts';
import { reportEmptyContests } from './report-layout.ts';
import { RecordNumbers } from './record-numbers.ts';
import { RowIssues, type Lines, type Warning } from './row-issues.ts';
import { RowReader } from './row-reader.ts';
import type { TextRecords } from './text-records.ts';
import type { VotesContext } from './votes-context.ts';

/** Most ballots of all rows with a count together. */
const ballotLimit = 100_000_000;
/** Number of ballots of one row that are stored before the sink may write. */
const ballotsBetweenDrains = 4096;

const notListed: Warning = [
  'ballot_not_listed',
  'the ballots file does not list this record: it was stored without reporting group, batch and machine',
];

/** The rows of one votes file after its headings. */
export class VotesRows {
  stored = 0;
  refused = 0;
  private readonly reader: RowReader;
  private readonly say: RowIssues;
  private readonly numbers = new RecordNumbers();
  /** Issues about names of the next piece. */
  private held: HeldIssue[] = [];

  constructor(
    private readonly source: VotesSource,
    private readonly layout: Layout,
    private readonly contests: readonly ContestCells[],
    private readonly records: TextRecords,
    private readonly context: VotesContext,
  ) {
    this.reader = new RowReader(layout, contests, context.sink);
    this.say = new RowIssues(this.file, context.issues);
  }

  private get file(): string {
    return this.source.file.name;
  }

  /** Reads the current row. @returns a promise to wait for before the next row, if there is one */
  add(): Promise<void> | undefined {
    const { problem, cells } = this.records;
    if (problem) this.refuse(problem);
    else if (cells.hasContent) return this.addRow();
    else this.warn(['blank_row', 'a row without any content is no record: passed over']);
    return undefined;
  }

  /** The task for reading plain records in pieces; undefined where that is not possible. */
  pieceTask(): EssPieceTask | undefined {
    const { isNyc, ballots } = this.context;
    const { recordColumn, countColumn, columnCount, missing, unclear, attributes } = this.layout;
    const isPlain = countColumn === undefined && missing === 0 && unclear.length === 0;
    if (isNyc || !ballots.isEmpty || !isPlain || recordColumn === undefined) return undefined;
    return {
      format: 'ess',
      columnCount,
      recordColumn,
      attributes: [...attributes],
      contests: this.contests.map((contest) => contest.forPieces()),
    };
  }

  /** Enters texts of the next piece, in the order of its records. */
  async learn(unknown: readonly UnknownName[]): Promise<void> {
    for (const { record, contest, text } of unknown) {
      const cells = this.contests[contest];
      await this.lookUntil((looked) => cells?.needsFor(text, looked) ?? 'nothing');
      const issues = this.context.issues.heldFrom(() => cells?.learn(text));
      this.held.push(...issues.map((issue) => ({ record, issue })));
    }
  }

  /** Whether records that were read in a piece are the same as row by row. */
  takesPiece({ records }: EssPieceReport): boolean {
    return this.stored + records <= ballotLimit;
  }

  /** Counts records that were read in a piece. */
  passPiece(report: EssPieceReport): void {
    const { records, numbers, numberEnds } = report;
    const { identities } = this.context.sink;
    const firstLine = this.records.pass(records);
    for (const place of report.contestsOnBallot) this.contests[place]?.noteOnBallot();
    const remarks = new PieceRemarks(report, this.held);
    this.held = [];
    for (let record = 0, start = 0; record < records; record += 1) {
      const line = firstLine + record;
      const end = numberEnds[record] ?? 0;
      const warning = this.numbers.lookAtDigits(numbers, start, end);
      identities?.add(this.numbers.identityOfDigits(numbers, start, end), line);
      if (warning) this.warn(warning, { line, endLine: line });
      for (let issue = remarks.issueAt(record); issue; issue = remarks.issueAt(record))
        this.context.issues.add(issue);
      for (let odd = remarks.oddityAt(record); odd; odd = remarks.oddityAt(record))
        this.warn(oddities[odd], { line, endLine: line });
      start = end;
    }
    this.stored += records;
  }

  /** Reports the issues that were held back for a piece that is now read row by row. */
  sayHeld(): void {
    for (const { issue } of this.held) this.context.issues.add(issue);
    this.held = [];
  }

  /** Reports what is known only after the whole file. */
  finish(): void {
    const { issues } = this.context;
    if (this.stored + this.refused === 0)
      this.warn(['no_records', 'holds headings and no records']);
    if (this.stored > 0) reportEmptyContests(this.file, this.contests, issues);
  }

  private addRow(): Promise<void> | undefined {
    const { cells } = this.records;
    this.refuseCutRow();
    const checked = this.reader.check(cells);
    if (typeof checked !== 'number') {
      this.refuse(checked);
      return undefined;
    }
    if (this.needs(this.context.survey.looked(this.source)) === 'nothing')
      return this.storeRow(checked);
    return this.lookUntil((looked) => this.needs(looked)).then(() => this.storeRow(checked));
  }

  /** What must be looked at before the current row can be understood. */
  private needs(looked: Look): Look {
    let most: Look = 'nothing';
    for (const contest of this.contests) {
      const needed = contest.needs(looked);
      if (needed === 'all') return needed;
      if (needed !== 'nothing') most = needed;
    }
    return most;
  }

  /** Looks at other cells until no more are needed. */
  private async lookUntil(needs: (looked: Look) => Look): Promise<void> {
    const { survey } = this.context;
    for (;;) {
      const look = needs(survey.looked(this.source));
      if (look === 'nothing') return;
      await survey.look(this.source, look);
    }
  }

  private storeRow(checked: number): Promise<void> | undefined {
    const listed = this.findListed();
    if (this.stored + checked > ballotLimit) this.failTooMany();
    this.stored += checked;
    if (checked > 1) return this.storeSeveral(checked, listed);
    this.store(listed, 0);
    this.sayOddities();
    return undefined;
  }

  private async storeSeveral(ballots: number, listed: AttributeSet | undefined): Promise<void> {
    for (let count = 0; count < ballots; count += 1) {
      this.store(listed, count);
      if (count % ballotsBetweenDrains === ballotsBetweenDrains - 1)
        await this.context.sink.drain();
    }
    this.sayOddities();
  }

  private store(listed: AttributeSet | undefined, copy: number): void {
    const { cells, line } = this.records;
    const { recordColumn } = this.layout;
    this.reader.store(cells, listed);
    if (recordColumn === undefined) return;
    const { identities } = this.context.sink;
    identities?.add(this.numbers.identityOf(cells, recordColumn, copy), line);
  }

  private findListed(): AttributeSet | undefined {
    const { recordColumn } = this.layout;
    if (recordColumn === undefined) return undefined;
    const { ballots } = this.context;
    const { numbers } = this;
    const { cells } = this.records;
    const warning = numbers.look(cells, recordColumn);
    if (warning) this.warn(warning);
    if (ballots.isEmpty) return undefined;
    const listed = ballots.find(numbers.keyOf(cells, recordColumn));
    if (!listed) this.warn(notListed);
    return listed;
  }

  private refuseCutRow(): void {
    const { terminated, cells, line } = this.records;
    const { columnCount } = this.layout;
    if (terminated || cells.count >= columnCount) return;
    throw new FileError(
      'cut_off',
      `the file ends in the middle of a record (${cells.count} of ${columnCount} cells): it was cut off; export or copy it again`,
      { file: this.file, line },
    );
  }

  private failTooMany(): never {
    throw new FileError(
      'too_many_ballots',
      `its count column comes to more than ${ballotLimit} ballots; look whether it is a count of ballots`,
      { file: this.file, line: this.records.line },
    );
  }

  private sayOddities(): void {
    for (const { oddity } of this.contests) if (oddity) this.warn(oddities[oddity]);
  }

  private refuse(refusal: Refusal): void {
    this.refused += 1;
    this.say.refuse(refusal, this.records);
  }

  private warn(warning: Warning, lines: Lines = this.records): void {
    this.say.warn(warning, lines);
  }
}
