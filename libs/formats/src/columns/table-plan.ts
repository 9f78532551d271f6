/** A column whose cells name choices, with those of their codes and parties; -1 where there is none. */
export interface NameColumn {
  readonly column: number;
  readonly id: number;
  readonly party: number;
}

/** A column that stands for a choice. */
export interface ChoiceColumn {
  readonly column: number;
  readonly choice: string;
  readonly code: string;
  readonly party: string;
}

interface AnyContestPlan {
  readonly name: string;
  /** As a person states it; 0 where nobody does. */
  readonly voteFor: number;
}

/** A contest whose cells name choices: in each column a vote, or a rank. */
export interface NamesPlan extends AnyContestPlan {
  readonly kind: 'votes' | 'ranks';
  readonly columns: readonly NameColumn[];
  /** What stands between several names of one cell, or empty. */
  readonly joiner: string;
}

/** A contest with a column for each choice: marks in its cells, or numbers of ranks. */
export interface ChoicesPlan extends AnyContestPlan {
  readonly kind: 'marks' | 'rankNumbers';
  readonly columns: readonly ChoiceColumn[];
}

export type ContestPlan = NamesPlan | ChoicesPlan;

/** The columns of a table in which each row is a mark; -1 where there is none. Several are joined by a blank. */
export interface MarkPlan {
  readonly contest: readonly number[];
  readonly choice: readonly number[];
  readonly rank: number;
  readonly counts: number;
  readonly voteFor: number;
  readonly id: number;
  readonly party: number;
}

/** Rows that are no records. */
export interface LeftOut {
  readonly column: number;
  readonly heading: string;
  readonly values: ReadonlySet<string>;
}

/** What each column of one table means, by its number from 0; -1 where there is none. */
export interface TablePlan {
  readonly leaveOut: readonly LeftOut[];
  readonly election: number;
  /** What together names a record. */
  readonly record: readonly number[];
  readonly weight: number;
  /** Columns of each attribute, in the order of `attributeKinds`; several are joined by a blank. */
  readonly attributes: readonly (readonly number[])[];
  /** Where a row is a ballot. */
  readonly contests: readonly ContestPlan[];
  /** Where a row is a mark. */
  readonly mark: MarkPlan | undefined;
  /** Headings of columns that the map does not name, or that only tell records apart. */
  readonly notStored: readonly string[];
}
