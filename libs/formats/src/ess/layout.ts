import { attributeKinds } from '../cvr-sink.ts';
import { foldWhiteSpace } from '../fold-white-space.ts';
import { CvrFileError } from '../issue.ts';
import { readContests, splitCode, type ContestColumns } from './contest-headings.ts';
import { roleOf, type HeadingRole } from './heading-roles.ts';
import type { ExportFile } from '../export-file.ts';

/** A votes file, and what was learned of it before its records are read. */
export interface VotesSource {
  readonly file: ExportFile;
  /** Columns up to the last that is named or holds anything. */
  readonly columnCount: number;
  /** Name of a contest that the headings leave without one. */
  readonly fallbackName: string;
}

/** What the row of headings of a votes file says. */
export interface Layout {
  /** As they stand, white space folded. */
  readonly headings: readonly string[];
  /** Cells that a record must have. */
  readonly columnCount: number;
  /** Column of the record number; undefined in a city's ranked table. */
  readonly recordColumn: number | undefined;
  /** Column that says for how many ballots a row stands. */
  readonly countColumn: number | undefined;
  /** Column of each attribute by its number; of two the first. */
  readonly attributes: ReadonlyMap<number, number>;
  /** Headings of columns that are not stored. */
  readonly notStored: readonly string[];
  readonly contests: readonly ContestColumns[];
}

/**
 * Understands the row of headings.
 *
 * @param dropsCodes - whether codes are no part of the names of contests
 * @throws CvrFileError when it holds no contest
 */
export function readLayout(
  { file, columnCount, fallbackName }: VotesSource,
  cells: readonly string[],
  dropsCodes: boolean,
): Layout {
  const headings = cells.map(foldWhiteSpace);
  const { contests, unnamed } = readContests(headings.slice(0, columnCount));
  if (contests.length === 0)
    throw new CvrFileError('no_contests', 'has no column of a contest; export it again', {
      file: file.name,
      line: 1,
    });
  const roles = headings.map(roleOf);
  const attributes = attributeColumns(roles);
  const stored = new Set([...attributes.values(), placeOf(roles, 'count')]);
  const extra = headings.filter((_, place) => roles[place] !== undefined && !stored.has(place));
  const nameOf = (name: string) => (dropsCodes ? splitCode(name).name : name) || fallbackName;
  return {
    headings,
    columnCount,
    recordColumn: placeOf(roles, 'record'),
    countColumn: placeOf(roles, 'count'),
    attributes,
    notStored: [...extra, ...unnamed.map((place) => `column ${place + 1}`)],
    contests: contests.map((contest) => ({ ...contest, name: nameOf(contest.name) })),
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
