/** A completed dataset as people see it. */
export interface DatasetSummary {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** ISO 8601 calendar date, or empty where neither the export nor the person gave one. */
  readonly electionDate: string;
  readonly electionType: string;
  /** Records stored, in records. */
  readonly totalRecords: number;
  readonly status: 'completed';
}

/** One choice of a contest with its count. */
export interface ChoiceResult {
  readonly id: number;
  readonly name: string;
  /** Place within the contest, from 0. */
  readonly position: number;
  /** The vendor's own code, or empty. */
  readonly code: string;
  /** Party code as exported, or empty. */
  readonly party: string;
  readonly isWriteIn: boolean;
  /** Votes counted, in votes; of a ranked contest, records whose counted choice it is. */
  readonly voteCount: number;
  /** Votes that aggregate rows of the export sum up; no record has them, and no cross table. */
  readonly aggregateVotes: number;
}

/** One contest with its results (semantics: rules 2 to 6). */
export interface ContestResult {
  readonly id: number;
  readonly name: string;
  /** Place in the export, from 0. */
  readonly position: number;
  /** The vendor's own code, or empty. */
  readonly code: string;
  /** Party whose primary it is, or empty. */
  readonly party: string;
  /** The files that tell it from another contest of its name; empty where no other has it. */
  readonly file: string;
  /** Its name with these files. */
  readonly label: string;
  readonly voteFor: number;
  /** Number of ranks; 0 for a contest that is not ranked. */
  readonly rankLimit: number;
  /** Records that have the contest. */
  readonly records: number;
  /** Votes counted; of a ranked contest, records. */
  readonly votes: number;
  /** Votes not used; of a ranked contest, records. */
  readonly undervotes: number;
  /** Votes lost; of a ranked contest, records. */
  readonly overvotes: number;
  readonly undervotedRecords: number;
  readonly overvotedRecords: number;
  readonly redactedRecords: number;
  readonly choices: readonly ChoiceResult[];
}

/** A dataset with all its contests, in ballot order. */
export interface DatasetContests {
  readonly dataset: DatasetSummary;
  readonly contests: readonly ContestResult[];
}

/** A question: how did the voters of each source vote in each compared contest? */
export interface CrossVotingQuestion {
  /** At least one. */
  readonly sources: readonly { readonly contestId: number; readonly choiceId: number }[];
  readonly compareContestIds: readonly number[];
}

/** One row of a distribution: a choice, or one of the special rows. */
export interface DistributionRow {
  /** Name of the choice, or `UNDERVOTE`, `OVERVOTE`, `REDACTED`, `NOT_ON_BALLOT`. */
  readonly choice: string;
  /** Id of the choice; null for a special row. */
  readonly choiceId: number | null;
  /** Records on which the source and this choice both count. */
  readonly count: number;
  /** 100 × count / total matching voters, rounded half up to two decimals. */
  readonly percentage: number;
}

/** The voters of one source in one compared contest. */
export interface Comparison {
  readonly contestId: number;
  readonly contestName: string;
  /** Its name with the files that tell it from another contest of that name. */
  readonly contestLabel: string;
  readonly distribution: readonly DistributionRow[];
}

/** The answer for one source. */
export interface SourceAnswer {
  readonly contest: { readonly id: number; readonly name: string; readonly label: string };
  readonly choice: { readonly id: number; readonly name: string };
  /** Records on which the source choice counts. */
  readonly totalMatchingVoters: number;
  readonly comparisons: readonly Comparison[];
}

/** The whole answer; `results` pair up with the sources of the question. */
export interface CrossVotingAnswer {
  readonly dataset: DatasetSummary;
  readonly results: readonly SourceAnswer[];
  /** Sentences a reader of the numbers must know: contests that never meet, the rule of a ranked contest. */
  readonly notes: readonly string[];
}
