import type { PieceReport, PieceTask } from '../../../pieces/piece-format.ts';
import type { CellMeaning } from '../cell-meaning.ts';

/** A contest and the texts of its cells that are known. */
export interface EssPieceContest {
  /** Its number in the sink. */
  readonly number: number;
  readonly rankLimit: number;
  /** Column of each vote, or of each rank. */
  readonly columns: readonly number[];
  readonly ranks: readonly number[];
  /** What each text means. */
  readonly known: readonly (readonly [text: string, meaning: CellMeaning])[];
}

/** All that it takes to read records of one file of ES&S apart from the others. */
export interface EssPieceTask extends PieceTask<EssPieceReport> {
  readonly format: 'ess';
  /** Cells that a record must have. */
  readonly columnCount: number;
  readonly recordColumn: number;
  /** Number of each attribute, and its column. */
  readonly attributes: readonly (readonly [kind: number, column: number])[];
  readonly contests: readonly EssPieceContest[];
}

/** What a piece held beside the selections and attributes of its records. Each record is one line. */
export interface EssPieceReport extends PieceReport {
  /** The record numbers, one behind the other, as text, and where each ends. */
  readonly numbers: Uint8Array<ArrayBuffer>;
  readonly numberEnds: Int32Array<ArrayBuffer>;
  /** What is odd about records, in their order: pairs of the record's place and that of the oddity in `oddityKinds`. */
  readonly oddities: Int32Array<ArrayBuffer>;
  /** Places of the contests that are on any record. */
  readonly contestsOnBallot: readonly number[];
}
