import type { StoredChoice } from './choice.ts';
import type { ContestCounts } from './counts.ts';

/** What the counting rules need to know about a contest. */
export interface ContestRule {
  /** How many choices may be marked (N of M), at least 1. */
  readonly voteFor: number;
  /** Number of ranks; 0 for a contest that is not ranked. */
  readonly rankLimit: number;
}

/** One question on the ballot: an office or a measure. */
export interface Contest extends ContestRule {
  /** As exported, white space folded. */
  readonly name: string;
  /** The code of the vendor, or empty. */
  readonly code: string;
  /** The party that holds this primary, or empty. */
  readonly party: string;
  /** The files that tell it from another contest of the same name; empty where there is no other. */
  readonly file: string;
}

/** A contest of a stored dataset with its results and choices, both in ballot order. */
export interface StoredContest extends Contest, ContestCounts {
  readonly id: number;
  /** Place in the export, from 0. */
  readonly position: number;
  readonly choices: readonly StoredChoice[];
}

/** The name of a contest, followed by the files that tell it from another contest of the same name. */
export function contestLabel({ name, file }: Pick<Contest, 'name' | 'file'>): string {
  return file === '' ? name : `${name} [${file}]`;
}
