/** The counts of one contest among the records of a dataset (semantics: rules 3 to 6). */
export interface ContestCounts {
  /** Records that have the contest. */
  readonly records: number;
  /** Votes counted, for all choices together; in a ranked contest, records. */
  readonly votes: number;
  /** Votes not used on records that are not overvoted; in a ranked contest, records. */
  readonly undervotes: number;
  /** Votes lost to overvotes; in a ranked contest, records. */
  readonly overvotes: number;
  /** Records on which nothing counts. */
  readonly undervotedRecords: number;
  /** Records on which more was marked than allowed. */
  readonly overvotedRecords: number;
  /** Records whose marks the publisher masked. */
  readonly redactedRecords: number;
}

/** The votes of one choice. */
export interface ChoiceCounts {
  /** Votes counted; in a ranked contest, records whose counted choice it is. */
  readonly voteCount: number;
  /** Sum of the votes of aggregate rows. These votes are on no record and in no cross table. */
  readonly aggregateVotes: number;
}
