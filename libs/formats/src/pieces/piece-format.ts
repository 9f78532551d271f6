import type { Piece } from './piece-cutter.ts';
import type { PieceSink } from './piece-sink.ts';

/** What a piece held beside the selections and attributes of its records. Each record is one line. */
export interface PieceReport {
  readonly records: number;
}

/** All that it takes to read records of one file apart from the others. It is plain data, and goes to a thread once. */
export interface PieceTask<Report extends PieceReport = PieceReport> {
  /** Id of the format whose {@link PieceFormat} reads it. */
  readonly format: string;
  /** Never there: it tells the compiler which report comes of the task. */
  readonly report?: Report;
}

/** What comes of a task. */
export type ReportOf<Task extends PieceTask> =
  Task extends PieceTask<infer Report> ? Report : never;

/** The name of a choice that a task does not have. */
export interface UnknownName {
  /** Place of the first record that has it within the piece. */
  readonly record: number;
  /** Place of the contest in the task. */
  readonly contest: number;
  /** White space folded. */
  readonly text: string;
}

/** What reading a piece came to: its report, or names without which it cannot be read, if these are all it takes. */
export type PieceOutcome<Report extends PieceReport = PieceReport> =
  | { readonly report: Report }
  | { readonly report: undefined; readonly unknown: readonly UnknownName[] };

/** Reads pieces of one file that hold plain records only. */
export interface PieceReader<Report extends PieceReport = PieceReport> {
  /** Stores the records of a piece; without a report, what was stored is void. */
  read(piece: Piece): PieceOutcome<Report>;
}

/** How a format reads pieces. */
export interface PieceFormat<Task extends PieceTask = PieceTask> {
  /** What reads the pieces of a task. */
  reader(task: Task, sink: PieceSink): PieceReader<ReportOf<Task>>;
  /** What of a report can go to another thread without being copied. */
  buffers(report: ReportOf<Task>): ArrayBuffer[];
}

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

/** Reads pieces of an export apart from each other, perhaps in other threads. */
export interface PieceRunner {
  /** Size of a piece that keeps memory within bounds. */
  readonly pieceBytes: number;
  /** A last piece that is smaller is not worth the way. */
  readonly leastBytes: number;
  /** Pieces that should be under way for all threads to have work. */
  readonly atOnce: number;
  read<Task extends PieceTask>(task: Task, piece: Piece): Promise<PieceResult<ReportOf<Task>>>;
}
