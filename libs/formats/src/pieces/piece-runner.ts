import type { Piece } from './piece-cutter.ts';

/** What became of a piece; `buffer` is its own, to be used again. */
export type PieceResult<Report> =
  | {
      readonly kind: 'read';
      readonly report: Report;
      readonly buffer: ArrayBuffer;
      /** Puts its records into the sink. */
      readonly store: () => void;
    }
  /** It cannot be read apart from what stands before it, and nothing of it is stored. */
  | { readonly kind: 'returned'; readonly piece: Piece };

/**
 * Reads pieces of an export apart from each other, perhaps in other threads. A task says how, and goes to a thread
 * once; tasks and reports are plain data.
 */
export interface PieceRunner<Task, Report> {
  /** Size of a piece that keeps memory within bounds. */
  readonly pieceBytes: number;
  /** A last piece that is smaller is not worth the way. */
  readonly leastBytes: number;
  /** Pieces that should be under way for all threads to have work. */
  readonly atOnce: number;
  read(task: Task, piece: Piece): Promise<PieceResult<Report>>;
}
