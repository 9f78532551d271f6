import type { ChoiceCounts } from './counts.ts';

/** What may be marked in a contest: a candidate, Yes or No, a write-in line. */
export interface Choice {
  /** As exported, white space folded. */
  readonly name: string;
  /** The code of the vendor, or empty. */
  readonly code: string;
  /** Party code as exported, or empty. */
  readonly party: string;
  readonly isWriteIn: boolean;
}

/** A choice with its votes. */
export interface CountedChoice extends Choice, ChoiceCounts {}

/** A choice of a stored dataset. */
export interface StoredChoice extends CountedChoice {
  readonly id: number;
  /** Place within the contest, from 0. */
  readonly position: number;
}
