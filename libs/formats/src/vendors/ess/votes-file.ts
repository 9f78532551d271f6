import { FileError, withoutByteOrderMark } from '@crossvote/opening';
import type { PlacedContest } from '../../contests/contests-of-files.ts';
import { readInPieces, type PieceRows } from '../../pieces/piece-reading.ts';
import type { UnknownName } from '../../pieces/piece-format.ts';
import { ContestCells } from './contest-cells.ts';
import { readLayout, type Layout, type VotesSource } from './layout.ts';
import type { EssPieceReport, EssPieceTask } from './pieces/piece-task.ts';
import { reportLayout } from './report-layout.ts';
import { TextRecords, textsOf } from './text-records.ts';
import { VotesRows } from './votes-rows.ts';
import type { VotesContext } from './votes-context.ts';

/** A little more than the bytes that show the line ends of a file. */
const startBytes = 80_000;

/** The reading of one votes file. */
export class VotesFile implements PieceRows<EssPieceTask> {
  private readonly records: TextRecords;
  /** Undefined until the headings are known. */
  private rows: VotesRows | undefined;
  /** Number of rows that still come before the headings. */
  private rowsAbove: number;

  constructor(
    private readonly source: VotesSource,
    private readonly context: VotesContext,
  ) {
    this.records = new TextRecords(source.file, context.issues);
    this.rowsAbove = source.rowsAbove;
  }

  /**
   * Reads it to its end.
   *
   * @returns the numbers of records that were stored and refused
   * @throws FileError when the headings are wrong, or the file is cut off
   */
  async read(): Promise<{ stored: number; refused: number }> {
    this.context.sink.identities?.beginFile(this.source.file);
    const chunks = withoutByteOrderMark(this.source.file.read());
    await readInPieces(withShortStart(chunks), this, this.context.pieces);
    this.records.finish();
    await this.addRecords();
    if (!this.rows) return this.failWithoutHeadings('holds no row of headings');
    this.rows.finish();
    return this.rows;
  }

  async push(chunk: Uint8Array): Promise<void> {
    this.rows?.sayHeld();
    this.records.push(chunk);
    await this.addRecords();
  }

  pieceTask(): EssPieceTask | undefined {
    return this.records.isPlainText ? this.rows?.pieceTask() : undefined;
  }

  takeRest(): Uint8Array {
    return this.records.takeRest();
  }

  async learn(unknown: readonly UnknownName[]): Promise<void> {
    await this.rows?.learn(unknown);
  }

  takesPiece(report: EssPieceReport): boolean {
    return this.rows?.takesPiece(report) ?? false;
  }

  passPiece(report: EssPieceReport): Promise<void> {
    this.rows?.passPiece(report);
    return this.context.sink.drain();
  }

  private async addRecords(): Promise<void> {
    while (this.records.next()) {
      if (this.rowsAbove > 0) {
        this.rowsAbove -= 1;
        continue;
      }
      if (!this.rows) {
        this.rows = await this.begin();
        continue;
      }
      // An `await` without a reason would cost more than reading a row.
      const stored = this.rows.add();
      if (stored) await stored;
    }
    await this.context.sink.drain();
  }

  private async begin(): Promise<VotesRows> {
    const { source, context, records } = this;
    const { problem } = records;
    if (problem)
      this.failWithoutHeadings(`the row of headings cannot be read (${problem.message})`);
    const { name } = source.file;
    const read = readLayout(source, textsOf(records), context);
    const layout = { ...read, contests: await context.survey.withStatedVotes(read.contests) };
    const placed = context.placed.get(source) ?? [];
    this.refuseOtherTable(layout, placed);
    const booked = context.book.enter(name, layout.contests, placed);
    const contests = layout.contests.flatMap((columns, place) => {
      const contest = booked[place];
      return contest ? [new ContestCells(columns, contest, context.sink)] : [];
    });
    reportLayout(name, source.rowsAbove, layout, context.issues);
    return new VotesRows(source, layout, contests, records, context);
  }

  /** Without record numbers, a file with another contest would count the same ballots again. */
  private refuseOtherTable({ recordColumn }: Layout, placed: readonly PlacedContest[]): void {
    if (recordColumn !== undefined || this.context.book.knowsAll(placed)) return;
    throw new FileError(
      'contests_not_linked',
      'holds another contest than the files before and no record numbers, so that its rows cannot be linked with theirs; ingest each contest apart',
      { file: this.source.file.name, line: 1 },
    );
  }

  private failWithoutHeadings(problem: string): never {
    throw new FileError('header_unreadable', `${problem}; export it again as CSV UTF-8`, {
      file: this.source.file.name,
      line: this.records.line,
    });
  }
}

/** Cuts the first chunk, so that only as much is read row by row as is needed to learn the file. */
async function* withShortStart(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let isStart = true;
  for await (const chunk of chunks) {
    if (isStart) yield chunk.subarray(0, startBytes);
    const rest = isStart ? chunk.subarray(startBytes) : chunk;
    isStart = false;
    if (rest.length > 0) yield rest;
  }
}
