import type { Change, Facts, Vanished } from '@crossvote/elections';

/** How many things an import added, changed, and found as they were. */
export interface Tally {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** What an import did to one election. */
export interface ElectionOutcome {
  readonly key: string;
  readonly publicId: string;
  /** Whether it was not there before. */
  readonly isNew: boolean;
  /** Whether anything of it was added, changed or removed. */
  readonly isChanged: boolean;
  readonly revision: number;
  /** Newest change of the election after the import. */
  readonly changedAt: Date;
  /** What happened to definitions, in a fixed order. */
  readonly changes: readonly Change[];
  /** Races whose counts, or what is said beside them, changed: of each kind of results one. */
  readonly resultsChanged: number;
  /** Marks that were added, changed or removed. */
  readonly callsChanged: number;
  /** What the source does not say any more; among the changes as removed, where it was to be removed. */
  readonly vanished: readonly Vanished[];
}

/** What an import did. */
export interface ImportOutcome {
  readonly elections: readonly ElectionOutcome[];
  readonly districts: Tally;
  readonly parties: Tally;
  readonly reports: Tally;
}

/** How facts are applied. */
export interface ApplyOptions {
  /** Whether what vanished is removed. */
  readonly prune?: boolean;
  /** Whether nothing is written: the outcome is what it would be. */
  readonly dryRun?: boolean;
}

/** What one source says, to be applied. */
export interface FactsToApply {
  readonly facts: Facts;
  /** JSON: what the reader of the facts noticed; kept with the source. */
  readonly report?: string;
}
