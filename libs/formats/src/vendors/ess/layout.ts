import { FileError, foldWhiteSpace } from '@crossvote/opening';
import { attributeKinds } from '../../cvr-sink.ts';
import type { FileColumns } from './column-counts.ts';
import { contestParties } from './contest-parties.ts';
import {
  readContests,
  splitCode,
  type ColumnEvidence,
  type ContestColumns,
} from './contest-headings.ts';
import { roleOf, type HeadingRole } from './heading-roles.ts';

/** A votes file, and what was learned about it before its records are read. */
export interface VotesSource extends FileColumns {
  /** Name for a contest without a heading. */
  readonly fallbackName: string;
  /** What the cells show about its headings. */
  readonly evidence: ColumnEvidence;
}

/** What is known about the export of a file. */
export interface ExportKind {
  /** Whether headings are of the form `DEM Mayor … (026916)`: party, office and code, which is no part of the name. */
  readonly isNyc: boolean;
}

/** The layout of a votes file, from its row of headings. */
export interface Layout {
  /** As they stand, white space folded. */
  readonly headings: readonly string[];
  /** Cells that a record must have. */
  readonly columnCount: number;
  /** Column of the record number; undefined in a city's ranked table. */
  readonly recordColumn: number | undefined;
  /** Column with the number of ballots of a row. */
  readonly countColumn: number | undefined;
  /** Column of each attribute by its number; the first one if there are two. */
  readonly attributes: ReadonlyMap<number, number>;
  /** Headings of columns that are not stored. */
  readonly notStored: readonly string[];
  /** Number of columns at the end without a cell in the row of headings, which is shorter than other rows. */
  readonly missing: number;
  /** Columns without a heading after a rank. The meaning of a vote there is unknown. */
  readonly unclear: readonly number[];
  readonly contests: readonly ContestColumns[];
  /** Whether the party of a ballot is the party of its contests. */
  readonly isPartyOfContests: boolean;
}

/**
 * Understands the row of headings.
 *
 * @throws FileError when it holds no contest
 */
export function readLayout(
  { file, columnCount, fallbackName, rowsAbove, evidence }: VotesSource,
  cells: readonly string[],
  { isNyc }: ExportKind,
): Layout {
  const missing = Math.max(0, columnCount - cells.length);
  const named = cells.map(foldWhiteSpace);
  // A program that numbered columns has numbered rows, too, and the row of headings is one of them.
  if (rowsAbove > 0 && /^\d+$/.test(named[0] ?? '')) named[0] = '';
  const headings = [...named, ...Array.from({ length: missing }, () => '')];
  const { contests, unnamed, unclear } = readContests(headings.slice(0, columnCount), evidence);
  if (contests.length === 0)
    throw new FileError('no_contests', 'has no column of a contest; export it again', {
      file: file.name,
      line: 1,
    });
  const roles = headings.map(roleOf);
  const attributes = attributeColumns(roles);
  const stored = new Set([...attributes.values(), placeOf(roles, 'count')]);
  const extra = headings.filter((_, place) => roles[place] !== undefined && !stored.has(place));
  const partyOf = contestParties(
    contests.map(({ name }) => name),
    isNyc,
  );
  const nameOf = (name: string) => (isNyc ? splitCode(name).name : name) || fallbackName;
  return {
    headings,
    columnCount,
    recordColumn: placeOf(roles, 'record'),
    countColumn: placeOf(roles, 'count'),
    attributes,
    notStored: [...extra, ...unnamed.map((place) => `column ${place + 1}`)],
    missing,
    unclear,
    isPartyOfContests: isNyc && !attributes.has(attributeKinds.indexOf('party')),
    contests: contests.map((contest) => ({
      ...contest,
      name: nameOf(contest.name),
      party: partyOf(contest.name),
    })),
  };
}

type Roles = readonly (HeadingRole | undefined)[];

function placeOf(roles: Roles, role: HeadingRole): number | undefined {
  const place = roles.indexOf(role);
  return place === -1 ? undefined : place;
}

/** Column of each attribute that headings have, by the attribute's number. */
export function attributeColumns(roles: Roles): ReadonlyMap<number, number> {
  const columns = new Map<number, number>();
  for (const [kind, attribute] of attributeKinds.entries()) {
    const place = placeOf(roles, attribute);
    if (place !== undefined) columns.set(kind, place);
  }
  return columns;
}
