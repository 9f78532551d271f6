import { FileError, foldWhiteSpace } from '@crossvote/opening';
import { isHeading, rolesOfHeadings, type ColumnRole } from '../../words/column-roles.ts';
import { readContests, type ContestColumns } from './contest-columns.ts';
import { doubtOfChoices, type Header } from './header-shape.ts';
import { fillMergedTitles } from './merged-titles.ts';

/** What the header rows of one file say. */
export interface Layout {
  readonly electionName: string;
  readonly softwareVersion: string;
  /** Role of each metadata column. */
  readonly roles: readonly ColumnRole[];
  /** Headings of the metadata columns that are not stored. */
  readonly notStored: readonly string[];
  readonly contests: readonly ContestColumns[];
  /** Whether titles stand above the first choice of a contest only, as merged cells leave them. */
  readonly hasMergedTitles: boolean;
  /** Cells that a record must have. */
  readonly columnCount: number;
  /** Cells that a record may have: an export may end its rows with empty cells. */
  readonly widthLimit: number;
  /** The rows themselves, as some exports repeat them among the records. */
  readonly header: Header;
}

/**
 * Understands the header of a file.
 *
 * @throws FileError with the line and column of what is wrong
 */
export function readLayout(file: string, header: Header): Layout {
  const { election, titles, choices, headings, rows } = header;
  const firstChoice = titles.cells.findIndex((cell) => cell.trim() !== '');
  refuseShifted(file, header, firstChoice);
  const metadata = headings.cells.slice(0, firstChoice).map(foldWhiteSpace);
  const merged = fillMergedTitles(titles, choices, firstChoice);
  const contests = readContests(file, { titles: merged ?? titles, choices, headings }, firstChoice);
  const last = contests.at(-1);
  const columnCount = last ? last.firstColumn + last.columns.length : firstChoice;
  const roles = rolesOfHeadings(metadata);
  return {
    electionName: foldWhiteSpace(election[0] ?? ''),
    softwareVersion: foldWhiteSpace(election[1] ?? ''),
    roles,
    notStored: metadata.filter((heading, place) => roles[place] === 'notStored' && heading !== ''),
    contests,
    hasMergedTitles: merged !== undefined,
    columnCount,
    widthLimit: Math.max(columnCount + 1, ...rows.map(({ cells }) => cells.length)),
    header,
  };
}

/** With a header row missing, a row of records would be taken for the headings, and lost. */
function refuseShifted(file: string, header: Header, firstChoice: number): void {
  const { headings, hasChoicesInHeadings } = header;
  const metadata = headings.cells.slice(0, Math.max(firstChoice, 0));
  const parties = headings.cells.slice(Math.max(firstChoice, 0));
  const isData = parties.some((cell) => /^[01](?:\.0*)?$/.test(cell.trim()));
  const doubt = hasChoicesInHeadings ? doubtOfChoices(header) : undefined;
  if (firstChoice >= 1 && metadata.some(isHeading) && !isData && doubt === undefined) return;
  const wanted =
    doubt === undefined
      ? 'the fourth header row must hold column headings such as CvrNumber, and the second the contest titles'
      : `a row of choices must stand above the column headings, or in their row, where ${doubt}`;
  throw new FileError(
    'header_row_missing',
    `${wanted}: a header row is missing or moved; export it again`,
    { file, line: headings.line },
  );
}
