/** One header row with its line. */
export interface HeaderRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The three rows that describe the columns. */
export interface ColumnRows {
  readonly titles: HeaderRow;
  readonly choices: HeaderRow;
  readonly headings: HeaderRow;
}
