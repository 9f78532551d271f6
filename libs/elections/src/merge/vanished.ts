import type { Change } from '../model/change.ts';

/** Something that an earlier import of the same kind of source gave, and this one lacks though it has the whole list. */
export interface Vanished {
  readonly entity: Exclude<Change['entity'], 'election'>;
  /** Key of the thing; of a candidate, `race-key/candidate-key`. */
  readonly key: string;
  readonly name: string;
}
