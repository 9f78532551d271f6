import { FileError, type Place } from '@crossvote/opening';

/**
 * `noVote` lists a choice that is not marked; `noUndervote` and `noOvervote` are words that the row itself says do not
 * hold; `redacted` is a vote that is masked. All of them tell that the contest is on the ballot.
 */
export type VoteKind =
  'vote' | 'noVote' | 'undervote' | 'noUndervote' | 'overvote' | 'noOvervote' | 'redacted';

/** What one record says about one choice or rank of a contest. */
export interface TableVote {
  readonly kind: VoteKind;
  /** Name of the choice; of a state the word. */
  readonly choice: string;
  /** 0 where there is none. */
  readonly rank: number;
  readonly code: string;
  readonly party: string;
  /** How many votes the contest takes, as the table states it; 0 where it does not. */
  readonly voteFor: number;
}

/** Why a record is refused. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  /** Column from 1. */
  readonly column?: number;
}

/** A record of a table, before it is known which contests and choices there are. */
export interface TableRecord {
  /** Votes of the contests that are on the record, by the names of these. */
  readonly votes: ReadonlyMap<string, readonly TableVote[]>;
  /** By the place of the kind; empty where the table has no such column, or nothing in it. */
  readonly attributes: readonly string[];
  /** What names it; nothing where the table does not number its records. */
  readonly name: readonly string[];
  /** How many ballots it stands for. */
  readonly weight: number;
  readonly place: Place;
  /** Why it cannot be stored. */
  readonly problem: Problem | undefined;
}

/** The error of a row that cannot be read: nobody can tell what its record holds. */
export function unreadable(what: string, place: Place): FileError {
  return new FileError(
    'row_unreadable',
    `the row ${what}: it cannot be told what its record holds; correct it, or export again`,
    place,
  );
}
