import { pieceReader } from '../src/index.ts';
import type { Piece, PieceResult, PieceRunner, PieceTask, ReportOf } from '../src/index.ts';
import { MemorySink } from './memory-sink.ts';

/** How many pieces were read, and how many came back: for names that were not known, or for good. */
export const piecesRead = { plain: 0, unknown: 0, returned: 0 };

/** Reads pieces in this thread, each a little later, and not in their order. */
export class InlinePieces implements PieceRunner {
  readonly leastBytes = 0;
  readonly atOnce = 3;

  constructor(
    readonly pieceBytes: number,
    private readonly target: MemorySink,
  ) {}

  async read<Task extends PieceTask>(
    task: Task,
    piece: Piece,
  ): Promise<PieceResult<ReportOf<Task>>> {
    const sink = new MemorySink();
    const outcome = pieceReader(task, sink).read(piece);
    for (let turns = piecesRead.plain % 3; turns > 0; turns -= 1) await Promise.resolve();
    if (!outcome.report) {
      const { unknown } = outcome;
      piecesRead[unknown.length > 0 ? 'unknown' : 'returned'] += 1;
      return { kind: 'returned', piece, unknown };
    }
    const report = outcome.report as ReportOf<Task>;
    piecesRead.plain += 1;
    expect(report.records).toBe(sink.records.length);
    const store = () => {
      this.target.records.push(...sink.records);
    };
    return { kind: 'read', piece, report, store };
  }
}
