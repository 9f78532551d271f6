import type { ExternalId } from './external-id.ts';

/** Postal address. */
export interface Address {
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}

/** When a place is open: ISO 8601 times with their zone. */
export interface OpeningHours {
  readonly start: string;
  readonly end: string;
}

/** Where people vote, or hand in their ballot. */
export interface PollingPlace {
  /** Unique in its election. */
  readonly key: string;
  readonly kind: 'polling_place' | 'early_vote_site' | 'drop_off';
  readonly name: string;
  readonly address: Address | null;
  /** Degrees (WGS 84). */
  readonly lat: number | null;
  readonly lon: number | null;
  readonly hours: readonly OpeningHours[];
  /** Directions, hours as the source writes them, and other words for voters. */
  readonly notes: string;
  readonly externalIds: readonly ExternalId[];
}

/** A place of which nothing is known but its key and kind. */
export const unknownPollingPlace: Omit<PollingPlace, 'key' | 'kind'> = {
  name: '',
  address: null,
  lat: null,
  lon: null,
  hours: [],
  notes: '',
  externalIds: [],
};
