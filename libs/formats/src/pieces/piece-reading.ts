import { PieceCutter, type Piece } from './piece-cutter.ts';
import type { PieceTask, ReportOf, UnknownName, PieceResult, PieceRunner } from './piece-format.ts';

/** Reads one file row by row, from chunks of any size, and counts pieces that were read elsewhere. */
export interface PieceRows<Task extends PieceTask> {
  /** Takes the next bytes. */
  push(chunk: Uint8Array): Promise<void>;
  /**
   * The task for reading plain records in pieces, from what the rows so far have shown; undefined where that is not
   * possible.
   */
  pieceTask(): Task | undefined;
  /** Hands over the bytes after the last whole row. The next bytes that are pushed must begin with a row. */
  takeRest(): Uint8Array;
  /** Whether the next records of the file, which were read as a piece, are the same as row by row. */
  takesPiece?(report: ReportOf<Task>): boolean;
  /** Counts the next records of the file, which were read as a piece. */
  passPiece(report: ReportOf<Task>): Promise<void>;
  /** Learns names of the next piece of the file, which is then read again. */
  learn?(unknown: readonly UnknownName[]): Promise<void>;
}

/**
 * Reads a file: the first records row by row, and then in pieces, where these can be read.
 *
 * @param pieces - without it, everything is read row by row
 */
export async function readInPieces<Task extends PieceTask>(
  chunks: AsyncIterable<Uint8Array>,
  rows: PieceRows<Task>,
  pieces: PieceRunner | undefined,
): Promise<void> {
  let reading: PieceReading<Task> | undefined;
  for await (const chunk of chunks) {
    if (reading) {
      await reading.push(chunk);
      continue;
    }
    await rows.push(chunk);
    const task = pieces && rows.pieceTask();
    if (!pieces || !task) continue;
    reading = new PieceReading(pieces, rows, task);
    await reading.push(rows.takeRest());
  }
  await reading?.finish();
}

/**
 * Reads the records of a file in pieces, and row by row where that is not possible, in the order of the file. If any
 * row of a piece is not a plain record, the whole piece is read row by row, so that both ways give the same result.
 */
class PieceReading<Task extends PieceTask> {
  private readonly cutter: PieceCutter;
  private readonly underWay: Promise<PieceResult<ReportOf<Task>>>[] = [];
  private task: Task;
  /** Whether a record was longer than a piece. From there on, everything is read row by row. */
  private isGivenUp = false;

  /**
   * @param rows - must be between two records
   * @param task - the task as far as it is known
   */
  constructor(
    private readonly runner: PieceRunner,
    private readonly rows: PieceRows<Task>,
    task: Task,
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
    const reading = this.runner.read(this.task, piece);
    // The promise may be awaited late, or never if an earlier piece fails. Until then its error must not count as
    // unhandled.
    reading.catch(() => undefined);
    this.underWay.push(reading);
    await this.settle(this.runner.atOnce);
  }

  /** Waits until at most `left` pieces are being read. */
  private async settle(left: number): Promise<void> {
    while (this.underWay.length > left) {
      const result = await this.underWay.shift();
      if (result) await this.enter(result);
    }
  }

  private async enter(first: PieceResult<ReportOf<Task>>): Promise<void> {
    const result = await this.readAgain(first);
    const isTaken = result.kind === 'read' && this.rows.takesPiece?.(result.report) !== false;
    if (isTaken) {
      result.store();
      await this.rows.passPiece(result.report);
      this.cutter.recycle(result.piece.buffer);
      return;
    }
    await this.rows.push(bytesOf(result.piece));
    this.task = this.rows.pieceTask() ?? this.task;
  }

  /** Reads a piece again that lacked names, if they are known now. */
  private async readAgain(
    result: PieceResult<ReportOf<Task>>,
  ): Promise<PieceResult<ReportOf<Task>>> {
    if (result.kind === 'read' || result.unknown.length === 0) return result;
    await this.rows.learn?.(result.unknown);
    this.task = this.rows.pieceTask() ?? this.task;
    return this.runner.read(this.task, result.piece);
  }
}

function bytesOf({ buffer, length }: Piece): Uint8Array {
  return new Uint8Array(buffer, 0, length);
}
