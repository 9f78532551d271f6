import { PieceCutter, type Piece } from '../../pieces/piece-cutter.ts';
import type { PieceResult, PieceRunner } from '../../pieces/piece-runner.ts';
import type { RowByRow } from '../row-by-row.ts';
import type { PieceReport, PieceTask } from './piece-task.ts';

/**
 * Reads the records of a file in pieces, and what cannot be read so row by row, in the order of the file: a piece
 * with a row that is no plain record goes the slow way as a whole, so that both ways give the same.
 */
export class PieceReading {
  private readonly cutter: PieceCutter;
  private readonly underWay: Promise<PieceResult<PieceReport>>[] = [];
  private task: PieceTask;
  /** A record was longer than a piece: from there on, all goes row by row. */
  private isGivenUp = false;

  /**
   * @param rows - stands between two records
   * @param task - how records are read as far as is known
   */
  constructor(
    private readonly runner: PieceRunner<PieceTask, PieceReport>,
    private readonly rows: RowByRow,
    task: PieceTask,
  ) {
    this.cutter = new PieceCutter(runner.pieceBytes);
    this.task = task;
  }

  /** Takes the next bytes of the file. */
  async push(chunk: Uint8Array): Promise<void> {
    let rest = chunk;
    while (rest.length > 0 && !this.isGivenUp) {
      rest = rest.subarray(this.cutter.add(rest));
      if (rest.length > 0) await this.cut();
    }
    if (this.isGivenUp) await this.rows.push(rest);
  }

  /** Reads what is left. */
  async finish(): Promise<void> {
    if (this.isGivenUp) return;
    const last = this.cutter.cut();
    if (last && last.length >= this.runner.leastBytes) await this.start(last);
    await this.settle(0);
    if (last && last.length < this.runner.leastBytes) await this.rows.push(bytesOf(last));
    await this.rows.push(this.cutter.rest());
  }

  private async cut(): Promise<void> {
    const piece = this.cutter.cut();
    if (piece) {
      await this.start(piece);
      return;
    }
    this.isGivenUp = true;
    await this.settle(0);
    await this.rows.push(this.cutter.rest());
  }

  private async start(piece: Piece): Promise<void> {
    this.underWay.push(this.runner.read(this.task, piece));
    await this.settle(this.runner.atOnce);
  }

  /** Waits until no more than `left` pieces are under way. */
  private async settle(left: number): Promise<void> {
    while (this.underWay.length > left) {
      const result = await this.underWay.shift();
      if (result) await this.enter(result);
    }
  }

  private async enter(result: PieceResult<PieceReport>): Promise<void> {
    if (result.kind === 'returned') {
      await this.rows.push(bytesOf(result.piece));
      this.task = this.rows.pieceTask() ?? this.task;
      return;
    }
    this.cutter.recycle(result.buffer);
    result.store();
    await this.rows.passPiece(result.report);
  }
}

function bytesOf({ buffer, length }: Piece): Uint8Array {
  return new Uint8Array(buffer, 0, length);
}
