import { PieceReader } from '../src/index.ts';
import type { Piece, PieceReport, PieceResult, PieceRunner, PieceTask } from '../src/index.ts';
import { MemorySink } from './memory-sink.ts';

/** How many pieces were read, and how many came back. */
export const piecesRead = { plain: 0, returned: 0 };

/** Reads pieces in this thread, each a little later, and not in their order. */
export class InlinePieces implements PieceRunner<PieceTask, PieceReport> {
  readonly leastBytes = 0;
  readonly atOnce = 3;

  constructor(
    readonly pieceBytes: number,
    private readonly target: MemorySink,
  ) {}

  async read(task: PieceTask, piece: Piece): Promise<PieceResult<PieceReport>> {
    const sink = new MemorySink();
    const report = new PieceReader(task, sink).read(piece);
    for (let turns = piecesRead.plain % 3; turns > 0; turns -= 1) await Promise.resolve();
    if (!report) {
      piecesRead.returned += 1;
      return { kind: 'returned', piece };
    }
    piecesRead.plain += 1;
    expect(report.records).toBe(sink.records.length);
    const store = () => {
      this.target.records.push(...sink.records);
    };
    return { kind: 'read', report, buffer: piece.buffer, store };
  }
}
