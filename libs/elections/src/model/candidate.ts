import type { ExternalId } from './external-id.ts';
import type { JsonObject } from './json.ts';

/** Somebody or something to vote for in one race: a person, Yes or No, a write-in line. */
export interface Candidate {
  /** Unique in its race. */
  readonly key: string;
  readonly kind: 'person' | 'option' | 'write-in';
  /** As shown. */
  readonly name: string;
  readonly first: string;
  readonly middle: string;
  readonly last: string;
  readonly suffix: string;
  /** Party code as the source writes it, or empty. */
  readonly party: string;
  readonly isIncumbent: boolean;
  readonly qualified: 'yes' | 'no' | 'tbd';
  /** From 1; 0 where it is not known. */
  readonly ballotOrder: number;
  readonly ocdId: string | null;
  readonly info: string;
  /** ISO 8601 time, of a candidate who withdrew. */
  readonly withdrawnAt: string | null;
  /** What one family alone has (AP's `polID` and `polNum`). */
  readonly details: JsonObject;
  readonly externalIds: readonly ExternalId[];
}

/** A candidate of whom nothing is known but the key and the name. */
export const unknownCandidate: Omit<Candidate, 'key' | 'name'> = {
  kind: 'person',
  first: '',
  middle: '',
  last: '',
  suffix: '',
  party: '',
  isIncumbent: false,
  qualified: 'tbd',
  ballotOrder: 0,
  ocdId: null,
  info: '',
  withdrawnAt: null,
  details: {},
  externalIds: [],
};
