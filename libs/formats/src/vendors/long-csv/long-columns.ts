import { FileError, type Place } from '@crossvote/opening';

/** What a column of a long table is for. */
export type LongRole =
  | 'record'
  | 'contest'
  | 'candidate'
  | 'isVote'
  | 'rank'
  | 'precinct'
  | 'ballotStyle'
  | 'countingGroup'
  | 'tabulator'
  | 'batch'
  | 'party';

/** Headings by their letters and digits, in lower case. */
const headingsOf: Readonly<Record<LongRole, readonly string[]>> = {
  record: ['cid', 'cvrid', 'cvrnumber', 'cvr', 'castvoterecord', 'ballotid', 'recordid'],
  contest: ['contest', 'race', 'contestname', 'racename'],
  candidate: ['candidate', 'candidatename'],
  isVote: ['isvote'],
  rank: ['rank'],
  precinct: ['precinct', 'precinctname'],
  ballotStyle: ['ballotstyle', 'ballottype'],
  countingGroup: ['countinggroup', 'votemethod', 'votetype'],
  tabulator: ['tabulator', 'tabulatornum'],
  batch: ['batch', 'batchid'],
  party: ['ballotparty', 'voterparty'],
};

const needed = ['record', 'contest', 'candidate'] as const;

/** The columns of a long table: where each is, and the headings of those that are not stored. */
export interface LongColumns {
  readonly columns: ReadonlyMap<LongRole, number>;
  readonly notStored: readonly string[];
}

/** Finds the columns by their headings; of two for one role the first is taken. */
export function readLongColumns(headings: readonly string[]): LongColumns {
  const columns = new Map<LongRole, number>();
  const notStored: string[] = [];
  headings.forEach((heading, column) => {
    const plain = heading.toLowerCase().replace(/[^a-z0-9]/g, '');
    const [role] = Object.entries(headingsOf).find(([, known]) => known.includes(plain)) ?? [];
    if (isRole(role) && !columns.has(role)) columns.set(role, column);
    else if (plain !== '') notStored.push(heading);
    if (role === 'record') notStored.push(heading);
  });
  return { columns, notStored: [...new Set(notStored)] };
}

/** Which of the columns that a long table must have these headings lack. */
export function missingColumns(headings: readonly string[]): (typeof needed)[number][] {
  const { columns } = readLongColumns(headings);
  return needed.filter((role) => !columns.has(role));
}

function isRole(role: string | undefined): role is LongRole {
  return role !== undefined && role in headingsOf;
}

/**
 * `noVote` lists a choice that is not marked; `noUndervote` and `noOvervote` are words that the row itself says do not
 * hold; `redacted` is a vote that is masked. All of them tell that the contest is on the ballot.
 */
export type RowKind =
  'vote' | 'noVote' | 'undervote' | 'noUndervote' | 'overvote' | 'noOvervote' | 'redacted';

/** One row: what one record says about one choice of one contest. */
export interface LongRow {
  readonly contest: string;
  readonly candidate: string;
  /** 0 where there is no rank column, or no rank in it. */
  readonly rank: number;
  readonly kind: RowKind;
  /** Of the record, by the place of the kind; empty where the table has no such column, or nothing in it. */
  readonly attributes: readonly string[];
}

/** The error of a row that cannot be read: nobody can tell what its record holds. */
export function unreadable(what: string, place: Place): FileError {
  return new FileError(
    'row_unreadable',
    `the row ${what}: it cannot be told what its record holds; correct it, or export again`,
    place,
  );
}
