import { FileError, type Place } from '@crossvote/opening';

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
