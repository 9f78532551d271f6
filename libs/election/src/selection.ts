/** One choice marked on one record. */
export interface Mark {
  /** Place of the choice within its contest, from 0. */
  readonly choice: number;
  /** Rank from 1 in a ranked contest, 0 elsewhere. */
  readonly rank: number;
}

/**
 * Everything one record says about one contest that is on it. The marks may repeat a choice: a write-in line
 * that was marked several times counts as often (semantics: rule 5).
 */
export interface Selection {
  readonly marks: readonly Mark[];
  /**
   * What the export itself declares beyond the marks: `overvoted` where it names an overvote (and may
   * withhold the marks), `redacted` where the publisher masked them.
   */
  readonly declared: 'nothing' | 'overvoted' | 'redacted';
}
