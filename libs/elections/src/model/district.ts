import type { ExternalId } from './external-id.ts';
import type { Geometry } from './geometry.ts';

/** Two districts that have to do with each other, computed at import. */
export interface DistrictRelation {
  /** Key of the other district. */
  readonly other: string;
  /** `ancestor`, `city`, `county`, `alias` or `overlaps`; open. */
  readonly kind: string;
  /** Whether a source states it, or it follows from the areas. */
  readonly basis: 'stated' | 'geometry';
}

/** A lasting area that elects somebody or is asked something. It is not bound to one election. */
export interface District {
  /**
   * Natural key: `ga-county-fulton`. Where one OCD id has several areas, because lines were redrawn, it ends in the first
   * day of the plan: `fl-cd-5-2022-05-01`.
   */
  readonly key: string;
  /** `state`, `congressional`, `state-senate`, `state-house`, `county`, `city`, `ward`, `school`, `judicial` …; open. */
  readonly type: string;
  readonly name: string;
  readonly number: number | null;
  readonly letter: string | null;
  readonly statePostal: string;
  readonly fipsCode: string | null;
  /** A key to join by, never unique. */
  readonly ocdId: string | null;
  /** ISO 8601 calendar dates, first and last day; null where there is no limit. */
  readonly validFrom: string | null;
  readonly validThrough: string | null;
  /** Key of the district that contains it. */
  readonly parent: string | null;
  readonly relations: readonly DistrictRelation[];
  readonly area: Geometry | null;
  readonly externalIds: readonly ExternalId[];
}

/** A district of which nothing is known but its key. */
export const unknownDistrict: Omit<District, 'key'> = {
  type: '',
  name: '',
  number: null,
  letter: null,
  statePostal: '',
  fipsCode: null,
  ocdId: null,
  validFrom: null,
  validThrough: null,
  parent: null,
  relations: [],
  area: null,
  externalIds: [],
};
