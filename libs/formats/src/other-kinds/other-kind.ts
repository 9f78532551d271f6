import type { TextSample } from '@crossvote/opening';

/** A kind of file that is recognised by its content and refused. */
export interface OtherKind {
  readonly code: string;
  readonly test: (sample: TextSample) => boolean;
  /** What the file is and what to do, as the rest of a sentence that begins with the name of the file. */
  readonly advice: string;
}

/** What to do with a table of ballots whose columns are not clear. */
export const byColumnMap =
  'cvr inspect with --write-columns columns.json writes what its columns seem to mean, to be corrected and given with --columns';
/** What to do with totals. */
export const asTotals =
  'holds totals, not ballots; ask the office for the cast vote records, as who voted for both of two choices cannot be told from sums';

/** The cells of a column below its heading. */
export const columnOf = ({ table }: TextSample, column: number) =>
  table.slice(1).map((row) => (row[column] ?? '').trim());
