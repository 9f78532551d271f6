/** One choice marked on one record. */
export interface Mark {
  /** Place of the choice within its contest, from 0. */
  readonly choice: number;
  /** Rank from 1 in a ranked contest, 0 elsewhere. */
  readonly rank: number;
}

/**
 * Everything one record says about one contest that is on it. The marks may repeat a choice: a write-in line that was
 * marked several times counts several times (semantics: rule 5).
 */
export interface Selection {
  readonly marks: readonly Mark[];
  /**
   * What the export declares beside the marks. `overvoted`: it says so, and may leave out the marks. `redacted`: the
   * publisher masked the marks.
   */
  readonly declared: 'nothing' | 'overvoted' | 'redacted';
}
