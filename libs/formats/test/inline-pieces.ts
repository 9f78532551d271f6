import { pieceFormatOf } from '../src/index.ts';
import type {
  Piece,
  PieceReader,
  PieceResult,
  PieceRunner,
  PieceTask,
  ReportOf,
} from '../src/index.ts';
import { MemorySink } from './memory-sink.ts';

/** How many pieces were read, and how many came back: for names that were not known, or for good. */
export const piecesRead = { plain: 0, unknown: 0, returned: 0 };

/** Reads pieces in this thread, each a little later, and not in their order. */
export class InlinePieces implements PieceRunner {
  readonly leastBytes = 0;
  readonly atOnce = 3;

  /** What reads the present task, as in a thread. */
  private job: { task: PieceTask; reader: PieceReader; sink: MemorySink } | undefined;

  constructor(
    readonly pieceBytes: number,
    private readonly target: MemorySink,
  ) {}

  async read<Task extends PieceTask>(
    task: Task,
    piece: Piece,
  ): Promise<PieceResult<ReportOf<Task>>> {
    const { reader, sink } = this.jobOf(task);
    const outcome = reader.read(piece);
    const records = sink.takeRecords();
    for (let turns = piecesRead.plain % 3; turns > 0; turns -= 1) await Promise.resolve();
    if (!outcome.report) {
      const { unknown } = outcome;
      piecesRead[unknown.length > 0 ? 'unknown' : 'returned'] += 1;
      return { kind: 'returned', piece, unknown };
    }
    const report = outcome.report as ReportOf<Task>;
    piecesRead.plain += 1;
    expect(report.records).toBe(records.length);
    const store = () => {
      this.target.records.push(...records);
    };
    return { kind: 'read', piece, report, store };
  }

  private jobOf(task: PieceTask) {
    if (this.job?.task === task) return this.job;
    const sink = new MemorySink();
    this.job = { task, reader: pieceFormatOf(task).reader(task, sink), sink };
    return this.job;
  }
}
