import type { Piece } from './piece-cutter.ts';
import type { PieceTask, ReportOf, UnknownName } from './piece-task.ts';

/** What became of a piece. Its bytes come back with it, to be used again or read row by row. */
export type PieceResult<Report> =
  | {
      readonly kind: 'read';
      readonly piece: Piece;
      readonly report: Report;
      /** Puts its records into the sink. */
      readonly store: () => void;
    }
  | {
      /** Nothing of it is stored. */
      readonly kind: 'returned';
      readonly piece: Piece;
      /**
       * Names that the task lacks, in the order of the file: once it has them, the piece can be read. Empty where the
       * piece cannot be read apart from what stands before it.
       */
      readonly unknown: readonly UnknownName[];
    };

/**
 * Reads pieces of an export apart from each other, perhaps in other threads. A task says how, and goes to a thread
 * once; tasks and reports are plain data.
 */
export interface PieceRunner {
  /** Size of a piece that keeps memory within bounds. */
  readonly pieceBytes: number;
  /** A last piece that is smaller is not worth the way. */
  readonly leastBytes: number;
  /** Pieces that should be under way for all threads to have work. */
  readonly atOnce: number;
  read<Task extends PieceTask>(task: Task, piece: Piece): Promise<PieceResult<ReportOf<Task>>>;
}
