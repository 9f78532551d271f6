/** What one contest came to, in the words of semantics.md. */
export interface ContestResult {
  /** White space folded. */
  readonly name: string;
  readonly voteFor: number;
  /** 0 where the contest is not ranked. */
  readonly rankLimit: number;
  /** In ballot order; `votes` are of the counted choice where the contest is ranked. */
  readonly choices: readonly { readonly name: string; readonly votes: number }[];
  /** Records with the contest. */
  readonly records: number;
  /** In votes: `voteFor` minus the marks, summed over records that are not overvoted (ranked: in records). */
  readonly undervotes: number;
  /** In votes: `voteFor` for each overvoted record (ranked: in records). */
  readonly overvotes: number;
  /** Records with the contest on which nothing was marked. */
  readonly undervotedRecords: number;
  readonly overvotedRecords: number;
}

/** One row of a cross table. */
export interface CrossRow {
  /** A choice's name, or `UNDERVOTE`, `OVERVOTE`, `NOT_ON_BALLOT`. */
  readonly choice: string;
  /** In records. */
  readonly count: number;
  /** 0 to 100, rounded half up to two decimals. */
  readonly percentage: number;
}

/** How the records on which one choice counts are spread over a compared contest. */
export interface CrossTable {
  /** Records on which the source choice counts. */
  readonly total: number;
  readonly rows: readonly CrossRow[];
}

/** Contest results with every cross table; indexes are those of `contests` and of their `choices`. */
export interface CountedElection {
  readonly records: number;
  readonly contests: readonly ContestResult[];
  readonly cross: (
    sourceContest: number,
    sourceChoice: number,
    compareContest: number,
  ) => CrossTable;
}
