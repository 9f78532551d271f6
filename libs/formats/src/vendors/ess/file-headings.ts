import { firstRows, foldWhiteSpace } from '@crossvote/opening';
import {
  hasContest,
  hasRecordNumber,
  isBallotsHeading,
  isContinuation,
  isRankedTable,
} from './heading-roles.ts';

/** Rows at the beginning of a file among which the headings of a ballots file are looked for. */
const titleRows = 10;

/** The kind of a file by its first rows. */
export type FileKind = 'votes' | 'rankedTable' | 'ballots' | 'other';

/** The first rows of a head that may end anywhere, white space folded. */
export function foldedRows(head: Buffer): string[][] {
  return firstRows(head, titleRows).map((row) => row.map(foldWhiteSpace));
}

/** The kind of a file by its first rows. A ballots file has title rows above its headings, or no contest among them. */
export function kindOf(rows: readonly (readonly string[])[]): FileKind {
  const headings = headingsOf(rows);
  const isDominion = headings.some((cell) => cell.includes('(Vote For='));
  if (hasRecordNumber(headings) && !isDominion)
    return isBallotsHeading(headings) && !hasContest(headings) ? 'ballots' : 'votes';
  if (rows.some(isBallotsHeading)) return 'ballots';
  return isRankedTable(headings) ? 'rankedTable' : 'other';
}

/** The row of headings of a file with votes. */
export function headingsOf(rows: readonly (readonly string[])[]): readonly string[] {
  return rows[rowsAboveHeadings(rows)] ?? [];
}

/**
 * Number of rows above the headings of votes. These are blank rows, and rows in which a data-frame program numbered the
 * columns because it took the headings for a record.
 */
export function rowsAboveHeadings(rows: readonly (readonly string[])[]): number {
  const place = rows.findIndex((row) =>
    row.some((cell) => !/^\d*$/.test(cell) && !isContinuation(cell)),
  );
  return Math.max(place, 0);
}
