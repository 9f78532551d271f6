import {
  type CellScanner,
  type ExportFile,
  FileError,
  foldWhiteSpace,
  type Place,
  quoteValue,
  readRows,
  type Refusal,
} from '@crossvote/opening';
import type { MapSource } from '../../columns/map-source.ts';
import { resolveColumns } from '../../columns/resolve-columns.ts';
import type { LeftOut, TablePlan } from '../../columns/table-plan.ts';
import { BallotRows } from './ballot-rows.ts';
import { CellTexts } from './cell-texts.ts';
import { MarkRows } from './mark-rows.ts';
import { unreadable, type TableRecord } from './table-record.ts';
import type { VoteWords } from './vote-words.ts';

/** Takes the records of a table. */
export interface RecordTaker {
  /** Called once, before the first record. */
  plan(plan: TablePlan, place: Place): void;
  record(record: TableRecord): void;
  /** A row that is a ballot of its own, and cannot be read. */
  refuse(refusal: Refusal, place: Place): void;
  warn(code: string, message: string, place: Place): void;
  drain(): Promise<void>;
}

/** A table, with what its columns and words mean. */
export interface MappedTable {
  readonly file: ExportFile;
  readonly source: MapSource;
  readonly words: VoteWords;
}

/** What reading a table showed beside its records. */
export interface TableRemarks {
  /** The election that its rows name, or empty. */
  readonly electionName: string;
  /** Rows that the map leaves out, by its rules. */
  readonly leftOut: ReadonlyMap<LeftOut, number>;
}

/**
 * Streams the records of a table by its map.
 *
 * @throws FileError where the map does not fit, the file is cut off, or nobody can tell which record a row is of
 */
export async function readRecords(table: MappedTable, taker: RecordTaker): Promise<TableRemarks> {
  const { file, source } = table;
  const { line = 1, rows = 1 } = source.map.headings ?? {};
  const reading = new TableReading(table, taker);
  await readRows(file, reading, { line, rows });
  reading.finish();
  await taker.drain();
  return reading;
}

class TableReading implements TableRemarks {
  electionName = '';
  readonly leftOut = new Map<LeftOut, number>();
  private readonly texts = new CellTexts();
  private plan: TablePlan | undefined;
  private ballots: BallotRows | undefined;
  private marks: MarkRows | undefined;

  constructor(
    private readonly table: MappedTable,
    private readonly taker: RecordTaker,
  ) {}

  header(headings: readonly string[], place: Place): void {
    const { source, file, words } = this.table;
    const plan = resolveColumns(source, headings, file.name);
    this.plan = plan;
    for (const rule of plan.leaveOut) this.leftOut.set(rule, 0);
    if (plan.mark) this.marks = new MarkRows(plan, plan.mark, this.texts, words);
    else this.ballots = new BallotRows(plan, this.texts, words);
    this.taker.plan(plan, place);
  }

  row(cells: CellScanner, place: Place): void {
    if (!this.plan || this.isLeftOut(cells, this.plan)) return;
    this.readElection(cells, this.plan, place);
    if (this.ballots) this.taker.record(this.ballots.row(cells, place));
    const ended = this.marks?.row(cells, place);
    if (ended) this.taker.record(ended);
  }

  refuse(refusal: Refusal, place: Place): void {
    if (this.marks) throw unreadable(refusal.message, place);
    this.taker.refuse(refusal, place);
  }

  warn(code: string, message: string, place: Place): void {
    this.taker.warn(code, message, place);
  }

  drain(): Promise<void> {
    return this.taker.drain();
  }

  finish(): void {
    const ended = this.marks?.finish();
    if (ended) this.taker.record(ended);
  }

  private isLeftOut(cells: CellScanner, { leaveOut }: TablePlan): boolean {
    const rule = leaveOut.find(({ column, values }) => values.has(this.texts.of(cells, column)));
    if (rule) this.leftOut.set(rule, (this.leftOut.get(rule) ?? 0) + 1);
    return rule !== undefined;
  }

  private readElection(cells: CellScanner, { election }: TablePlan, place: Place): void {
    const named = this.texts.of(cells, election);
    if (named === '' || named === this.electionName) return;
    if (this.electionName !== '')
      throw new FileError(
        'elections_differ',
        `names the election ${quoteValue(named)}, and the rows before ${quoteValue(this.electionName)}; make a table of each, or leave "election" out of the map`,
        { ...place, column: election + 1 },
      );
    this.electionName = foldWhiteSpace(named);
  }
}
