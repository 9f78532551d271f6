import type { ColumnMap, ColumnRef, ContestMapping } from '../column-map.ts';

/** What a table seems to mean. */
export interface Proposal {
  readonly map: ColumnMap;
  /** Whether it surely means that, so that no person need look. */
  readonly isCertain: boolean;
  /** What was taken for what, in sentences without an end. */
  readonly taken: readonly string[];
  /** What a person must decide. */
  readonly unsure: readonly string[];
  /** Headings of columns of which nothing is known. */
  readonly unknown: readonly string[];
}

/** What part of a table says about votes. */
export interface ProposedVotes {
  readonly contests: readonly ContestMapping[];
  /** Columns with votes. */
  readonly columns: ReadonlySet<ColumnRef>;
  readonly isCertain: boolean;
  readonly taken: readonly string[];
  readonly unsure: readonly string[];
}
