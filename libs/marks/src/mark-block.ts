import type { Selection } from '@crossvote/election';
import type { PackedCodes } from './packed-codes.ts';

/** The marks of one contest on a run of consecutive records. */
export interface MarkBlock extends PackedCodes {
  /** Selections of the codes 1, 2, …; code 0 is "not on ballot". */
  readonly dictionary: readonly Selection[];
}

/** The values of one attribute on a run of consecutive records. */
export interface AttributeBlock extends PackedCodes {
  /** Values of the codes 1, 2, …; code 0 is "not given". */
  readonly dictionary: readonly string[];
}
