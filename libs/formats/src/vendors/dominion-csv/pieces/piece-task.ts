import type { Mark } from '@crossvote/election';
import type { PieceReport, PieceTask } from '../../../pieces/piece-format.ts';
import type { ColumnRole } from '../../../words/column-roles.ts';

/** A contest whose columns are known to be one contest. */
export interface PieceContest {
  /** Its number in the sink. */
  readonly number: number;
  readonly firstColumn: number;
  /** The mark of each of its columns. */
  readonly marks: readonly Mark[];
}

/** Everything that is needed to read some records of a file independently. */
export interface DominionPieceTask extends PieceTask<DominionPieceReport> {
  readonly format: 'dominion-csv';
  readonly roles: readonly ColumnRole[];
  readonly columnCount: number;
  readonly widthLimit: number;
  readonly contests: readonly PieceContest[];
}

/** Whether a task of the same file has these contests. The marks of the columns of a contest never change. */
export function hasSameContests(
  task: DominionPieceTask,
  contests: readonly Pick<PieceContest, 'number' | 'firstColumn'>[],
): boolean {
  return (
    task.contests.length === contests.length &&
    task.contests.every(
      ({ number, firstColumn }, place) =>
        contests[place]?.number === number && contests[place].firstColumn === firstColumn,
    )
  );
}

/** The keys of the records of a piece, in order. A key identifies a record within its file. */
export interface PieceKeys {
  /** Tabulator and batch of a run of records, in the order of first occurrence. */
  readonly batches: readonly string[];
  /** For each record the index of its batch in `batches`; -1 where the key is incomplete. */
  readonly batch: Int32Array<ArrayBuffer>;
  /** For each record its number in the batch. */
  readonly record: Int32Array<ArrayBuffer>;
}

/** What a piece contains beside the selections and attributes of its records. Each record is one line. */
export interface DominionPieceReport extends PieceReport {
  readonly keys: PieceKeys;
}
