import type { ExternalId } from './external-id.ts';
import type { Geometry } from './geometry.ts';

/** Kind of a reporting unit. */
export type UnitKind =
  'nation' | 'state' | 'county' | 'town' | 'precinct' | 'split' | 'district' | 'other';

/** A place that votes are reported by, in one election. */
export interface Unit {
  /** Unique in its election: `state`, `county:27137`, `precinct:27137/0245`, `split:27137/0245/2`. */
  readonly key: string;
  readonly kind: UnitKind;
  readonly name: string;
  /** Number as printed, such as `075-7331`; may be empty and may repeat. */
  readonly number: string;
  readonly splitName: string;
  /** Key of the unit that contains it. */
  readonly parent: string | null;
  readonly statePostal: string;
  /** Of the county, five digits. */
  readonly fipsCode: string | null;
  /** Of the town (county subdivision). */
  readonly townFipsCode: string | null;
  readonly ocdId: string | null;
  /** `CD`, `AtLarge` or `PLEO` of a district of delegates. */
  readonly districtType: string | null;
  /** Place among its siblings as the source orders them. */
  readonly position: number;
  /** ISO 8601 time with its zone. */
  readonly pollClosingTime: string | null;
  /** ISO 8601 calendar date on which the list of its contests was confirmed. */
  readonly confirmedOn: string | null;
  readonly info: string;
  /** Keys of the districts that it lies in. */
  readonly districts: readonly string[];
  /** Keys of its ballot styles. */
  readonly ballotStyles: readonly string[];
  /** Keys of its polling places. */
  readonly pollingPlaces: readonly string[];
  /** Its parts on the map. */
  readonly areas: readonly Geometry[];
  readonly externalIds: readonly ExternalId[];
}

/** A unit of which nothing is known but its key and kind. */
export const unknownUnit: Omit<Unit, 'key' | 'kind'> = {
  name: '',
  number: '',
  splitName: '',
  parent: null,
  statePostal: '',
  fipsCode: null,
  townFipsCode: null,
  ocdId: null,
  districtType: null,
  position: 0,
  pollClosingTime: null,
  confirmedOn: null,
  info: '',
  districts: [],
  ballotStyles: [],
  pollingPlaces: [],
  areas: [],
  externalIds: [],
};
