import type { Dataset, StoredContest } from '@crossvote/election';
import type { DamagedDataset } from '@crossvote/store';

/** A completed dataset as people see it. */
export interface DatasetSummary extends Dataset {
  readonly status: 'completed';
}

/** All datasets that are whole, and those that are damaged, of which nothing is told but what and where. */
export interface DatasetList {
  readonly datasets: readonly DatasetSummary[];
  readonly damaged: readonly DamagedDataset[];
}

/** One contest with its results, and the name that tells it from all others. */
export interface ContestResult extends StoredContest {
  /** Its name with the files that tell it from another contest of that name. */
  readonly label: string;
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
  /**
   * What a reader of the numbers must know, in sentences: contests that are never on one record, the rule of a ranked
   * contest.
   */
  readonly notes: readonly string[];
}
