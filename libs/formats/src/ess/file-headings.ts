import type { CellScanner } from '../cell-scanner.ts';
import type { ExportFile } from '../export-file.ts';
import { foldWhiteSpace } from '../fold-white-space.ts';
import {
  hasContest,
  hasRecordNumber,
  isBallotsHeading,
  isContinuation,
  isRankedTable,
} from './heading-roles.ts';
import { recordsOfHead, TextRecords, textsOf } from './text-records.ts';

/** Rows at the beginning of a file among which the headings of a ballots file are looked for. */
const titleRows = 10;

/** What a file is by its first rows. */
export type FileKind = 'votes' | 'rankedTable' | 'ballots' | 'other';

/** The first rows of a head that may end anywhere, white space folded. */
export function firstRows(head: Buffer): string[][] {
  const rows: string[][] = [];
  for (const record of recordsOfHead(head)) {
    rows.push(textsOf(record).map(foldWhiteSpace));
    if (rows.length >= titleRows) break;
  }
  return rows;
}

/** What a file is, told by its first rows. A ballots file has title rows above its headings, or no contest in them. */
export function kindOf(rows: readonly (readonly string[])[]): FileKind {
  const [headings = []] = rows;
  const isDominion = headings.some((cell) => cell.includes('(Vote For='));
  if (hasRecordNumber(headings) && !isDominion)
    return isBallotsHeading(headings) && !hasContest(headings) ? 'ballots' : 'votes';
  if (rows.some(isBallotsHeading)) return 'ballots';
  return isRankedTable(headings) ? 'rankedTable' : 'other';
}

/**
 * How many columns a file has up to the last that has a heading or holds anything. Headings left empty at the end
 * are further votes of the last contest, or padding by a spreadsheet: only the records tell, so that a file with
 * such headings is looked through until one has a vote in the last of them.
 */
export async function countColumns(file: ExportFile): Promise<number> {
  let width = -1;
  let used = 0;
  for await (const { cells, problem } of new TextRecords(file).read()) {
    if (problem) continue;
    if (width === -1) {
      width = cells.count;
      used = lastNamed(cells) + 1;
    } else used = Math.max(used, lastFilled(cells, width, used) + 1);
    if (used === width) break;
  }
  return used;
}

function lastNamed(cells: CellScanner): number {
  let column = cells.count - 1;
  while (column >= 0 && isContinuation(foldWhiteSpace(cells.text(column)))) column -= 1;
  return column;
}

/** The last column from `from` on and before `until` that holds anything; -1 when none does. */
function lastFilled(cells: CellScanner, until: number, from: number): number {
  for (let column = Math.min(until, cells.count) - 1; column >= from; column -= 1)
    if (cells.text(column).trim() !== '') return column;
  return -1;
}
