import type { Place, Refusal } from '@crossvote/opening';
import type { CellSelection } from './cell-selection.ts';
import type { FileDefinitions } from './file-definitions.ts';
import type { TableLayout } from './table-layout.ts';

/** One record of a table. */
export interface TableRecord {
  /** Its identifier in the table. */
  readonly id: string;
  /** By kind; empty where the table has no value. */
  readonly attributes: readonly string[];
  /** The contests of the record, by their labels. */
  readonly selections: readonly (readonly [label: string, selection: CellSelection])[];
}

/** Receives the content of one table. */
export interface TableReader {
  /** Everything before the first record, or in a table without records. */
  begin(layout: TableLayout, definitions: FileDefinitions, place: Place): void;
  record(record: TableRecord, place: Place): void;
  refuse(refusal: Refusal, place: Place): void;
  warn(code: string, message: string, place: Place): void;
  drain(): Promise<void>;
}

/** The rows of one form of the table. */
export interface TableRows {
  row(cells: RowCells, place: Place): void;
  refuse(refusal: Refusal, place: Place): void;
  finish(): void;
}

/** The cells of a row. */
export interface RowCells {
  readonly count: number;
  text(column: number): string;
}
