/** What the records of a dataset say of one contest (semantics: rules 3 to 6). */
export interface ContestCounts {
  /** Records that have the contest. */
  readonly records: number;
  /** Votes counted, for all choices together; of a ranked contest, records. */
  readonly votes: number;
  /** Votes not used on records that are not overvoted; of a ranked contest, records. */
  readonly undervotes: number;
  /** Votes lost to overvotes; of a ranked contest, records. */
  readonly overvotes: number;
  /** Records on which nothing counts. */
  readonly undervotedRecords: number;
  /** Records on which more was marked than allowed. */
  readonly overvotedRecords: number;
  /** Records of which the publisher masked the marks. */
  readonly redactedRecords: number;
}

/** The votes of one choice. */
export interface ChoiceCounts {
  /** Votes counted; of a ranked contest, records whose counted choice it is. */
  readonly voteCount: number;
  /** Votes that aggregate rows of the export sum up; no record has them, and no cross table. */
  readonly aggregateVotes: number;
}
