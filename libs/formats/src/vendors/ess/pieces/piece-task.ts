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

/** Everything that is needed to read some records of an ES&S file independently. */
export interface EssPieceTask extends PieceTask<EssPieceReport> {
  readonly format: 'ess';
  /** Cells that a record must have. */
  readonly columnCount: number;
  readonly recordColumn: number;
  /** Number of each attribute, and its column. */
  readonly attributes: readonly (readonly [kind: number, column: number])[];
  readonly contests: readonly EssPieceContest[];
}

/** What a piece contains beside the selections and attributes of its records. Each record is one line. */
export interface EssPieceReport extends PieceReport {
  /** The record numbers as text, one after the other, and the end of each. */
  readonly numbers: Uint8Array<ArrayBuffer>;
  readonly numberEnds: Int32Array<ArrayBuffer>;
  /** Oddities in the order of the records: pairs of the index of the record and the index in `oddityKinds`. */
  readonly oddities: Int32Array<ArrayBuffer>;
  /** Indexes of the contests that are on any record. */
  readonly contestsOnBallot: readonly number[];
}
