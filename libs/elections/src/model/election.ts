import type { ExternalId } from './external-id.ts';

/** What the date and the clock say (`auto`), unless an import or a person says otherwise. */
export type Phase = 'auto' | 'testing' | 'live';

/** One jurisdiction's event of one day. */
export interface Election {
  /** Natural key, given by the importer or a person: `us-mn-2025-11-04`. */
  readonly key: string;
  /** ISO 8601 calendar date. */
  readonly date: string;
  readonly name: string;
  /** `general`, `primary`, `special`, `runoff`, `municipal`, `local`, `state` …; open, empty where nobody said it. */
  readonly type: string;
  /** One sentence for voters. */
  readonly shortInfo: string;
  /** Postal code of the state, `US` for an event of the nation, or empty. */
  readonly statePostal: string;
  readonly ocdId: string | null;
  readonly phase: Phase;
  readonly externalIds: readonly ExternalId[];
}

/** An election of which nothing is known but its key and day. */
export const unknownElection: Omit<Election, 'key' | 'date'> = {
  name: '',
  type: '',
  shortInfo: '',
  statePostal: '',
  ocdId: null,
  phase: 'auto',
  externalIds: [],
};
