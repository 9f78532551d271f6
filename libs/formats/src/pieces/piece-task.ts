import type {
  PieceReport as DominionPieceReport,
  PieceTask as DominionPieceTask,
} from '../vendors/dominion-csv/pieces/piece-task.ts';
import type { EssPieceReport, EssPieceTask } from '../vendors/ess/pieces/piece-task.ts';

/** All that it takes to read records of one file apart from the others. */
export type PieceTask = DominionPieceTask | EssPieceTask;

/** What a piece held beside the selections and attributes of its records. Each record is one line. */
export type PieceReport = DominionPieceReport | EssPieceReport;

/** What comes of a task. */
export type ReportOf<Task extends PieceTask> = Extract<
  PieceReport,
  { readonly format: Task['format'] }
>;

/** The name of a choice that a task does not have. */
export interface UnknownName {
  /** Place of the first record that has it within the piece. */
  readonly record: number;
  /** Place of the contest in the task. */
  readonly contest: number;
  /** White space folded. */
  readonly text: string;
}
