import type { Piece } from './piece-cutter.ts';
import type { PieceSink } from './piece-sink.ts';

/** What a piece contains beside the selections and attributes of its records. Each record is one line. */
export interface PieceReport {
  readonly records: number;
}

/**
 * Everything that is needed to read some records of a file independently. It is plain data, and is sent to a thread
 * once.
 */
export interface PieceTask<Report extends PieceReport = PieceReport> {
  /** Id of the format whose {@link PieceFormat} reads it. */
  readonly format: string;
  /** Never set. It tells the compiler the type of the report. */
  readonly report?: Report;
}

/** The type of the report of a task. */
export type ReportOf<Task extends PieceTask> =
  Task extends PieceTask<infer Report> ? Report : never;

/** The name of a choice that a task does not have. */
export interface UnknownName {
  /** Index of the first record of the piece with this name. */
  readonly record: number;
  /** Index of the contest in the task. */
  readonly contest: number;
  /** White space folded. */
  readonly text: string;
}

/** The result of reading a piece: its report, or the names that are missing, if the piece can be read with them. */
export type PieceOutcome<Report extends PieceReport = PieceReport> =
  | { readonly report: Report }
  | { readonly report: undefined; readonly unknown: readonly UnknownName[] };

/** Reads pieces of one file that hold plain records only. */
export interface PieceReader<Report extends PieceReport = PieceReport> {
  /** Stores the records of a piece. Without a report, the stored records are not valid. */
  read(piece: Piece): PieceOutcome<Report>;
}

/** How a format reads pieces. */
export interface PieceFormat<Task extends PieceTask = PieceTask> {
  /** Makes the reader for the pieces of a task. */
  reader(task: Task, sink: PieceSink): PieceReader<ReportOf<Task>>;
  /** Buffers of a report that go to another thread without copying. */
  buffers(report: ReportOf<Task>): ArrayBuffer[];
}

/** The result of a piece. Its bytes come back with it, to be reused or to be read row by row. */
export type PieceResult<Report> =
  | {
      readonly kind: 'read';
      readonly piece: Piece;
      readonly report: Report;
      /** Puts its records into the sink. */
      readonly store: () => void;
    }
  | {
      /** No record of the piece is stored. */
      readonly kind: 'returned';
      readonly piece: Piece;
      /**
       * Names that the task lacks, in the order of the file. With them the piece can be read. Empty where the piece
       * cannot be read independently.
       */
      readonly unknown: readonly UnknownName[];
    };

/** Reads pieces of an export independently, perhaps in other threads. */
export interface PieceRunner {
  /** Size of a piece that keeps memory within bounds. */
  readonly pieceBytes: number;
  /** A smaller last piece is not worth sending to a thread. */
  readonly leastBytes: number;
  /** Number of pieces that should be read at once, so that all threads have work. */
  readonly atOnce: number;
  read<Task extends PieceTask>(task: Task, piece: Piece): Promise<PieceResult<ReportOf<Task>>>;
}
