/** One line a voter can mark in a contest. */
export interface Choice {
  readonly name: string;
  /** Party code, `''` for none. */
  readonly party: string;
  readonly isWriteIn: boolean;
  /**
   * How many blank write-in lines this choice stands for: 0 for a named choice (also for a qualified
   * write-in), at least 1 for the unnamed write-in. One record marks a choice at most `max(1, lines)` times.
   */
  readonly writeInLines: number;
}

/** One question on the ballot. */
export interface Contest {
  readonly name: string;
  /** How many choices may be marked. */
  readonly voteFor: number;
  /** Number of ranks, 0 for a contest that is not ranked. */
  readonly rankLimit: number;
  /** In ballot order; at most one of them is the unnamed write-in. */
  readonly choices: readonly Choice[];
}

/** Which contests (indexes) stand on which card of the ballot; an ordinary ballot has one card. */
export interface BallotStyle {
  readonly name: string;
  readonly cards: readonly (readonly number[])[];
}

/** A precinct and the index of the ballot style its voters get. */
export interface Precinct {
  readonly name: string;
  readonly externalId: string;
  readonly ballotStyle: number;
}

/** A scanner, and the index of the counting group whose ballots it reads. */
export interface Tabulator {
  readonly number: number;
  readonly countingGroup: number;
}

/** Everything about an election except its records; knows nothing of any vendor. */
export interface Election {
  readonly name: string;
  /** ISO date, `YYYY-MM-DD`. */
  readonly date: string;
  readonly contests: readonly Contest[];
  readonly ballotStyles: readonly BallotStyle[];
  readonly precincts: readonly Precinct[];
  readonly countingGroups: readonly string[];
  readonly tabulators: readonly Tabulator[];
}

/** One marked choice (an index into the contest's choices); `rank` counts from 1, 0 where there are no ranks. */
export interface Mark {
  readonly choice: number;
  readonly rank: number;
}

/** The marks of one record in one contest; empty is a contest left blank. */
export type Selection = readonly Mark[];

/** One card of one ballot. Attributes are indexes into the election's lists. */
export interface CastVoteRecord {
  /** From 1; the cards of one ballot share it. */
  readonly ballotNumber: number;
  readonly ballotStyle: number;
  readonly card: number;
  readonly precinct: number;
  readonly tabulator: number;
  /** From 1 within the tabulator. */
  readonly batch: number;
  /** From 1 within the batch. */
  readonly numberInBatch: number;
  /** Length = the election's contests; `undefined` where the contest is not on this card. */
  readonly selections: readonly (Selection | undefined)[];
}

/** An election with its records. `records()` starts from the beginning at each call and holds none of them. */
export interface SampleElection {
  readonly election: Election;
  readonly records: () => Iterable<CastVoteRecord>;
}
