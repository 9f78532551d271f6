/** What stands in a cell: a text, a number that programs calculate with, or nothing. */
export type Cell = string | number | null;

/** Headings, which never change, each with what stands below it. */
export type TidyColumns<Row> = readonly (readonly [heading: string, cellOf: (row: Row) => Cell])[];

/** A table for programs: one row an observation, every name whole. */
export interface TidyTable {
  readonly headings: readonly string[];
  /** Can be read once. */
  readonly rows: Iterable<readonly Cell[]>;
}

/** The table of these rows. */
export function tidyTable<Row>(columns: TidyColumns<Row>, rows: Iterable<Row>): TidyTable {
  return { headings: columns.map(([heading]) => heading), rows: cellsOf(columns, rows) };
}

function* cellsOf<Row>(columns: TidyColumns<Row>, rows: Iterable<Row>): Generator<Cell[]> {
  for (const row of rows) yield columns.map(([, cellOf]) => cellOf(row));
}

/** What is either so or not. */
export function yesOrNo(value: boolean): Cell {
  return value ? 'yes' : 'no';
}
