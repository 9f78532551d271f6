import type { District, Said } from '@crossvote/elections';
import type { MapTarget } from './map-target.ts';
import type { UnitAreas } from './unit-areas.ts';

/** What the maps of one election come to. */
export interface MappedElection {
  readonly target: MapTarget;
  /** Name of its first map. */
  readonly file: string;
  readonly areas: UnitAreas;
  /** Districts that properties of features state, by their keys. */
  readonly districts: Map<string, Said<District, 'key'>>;
}

/** Whether precincts are made of features: nobody else has named any. */
export function makesPrecincts({ units }: MapTarget): boolean {
  return units.every(
    ({ kind, sourceKind }) =>
      (kind !== 'precinct' && kind !== 'split') || /^boundaries(?:\/|$)/.test(sourceKind),
  );
}

/** Postal code in the key of an election, or empty. */
export function postalOf(key: string): string {
  return /^us-([a-z]{2})-/.exec(key)?.[1]?.toUpperCase() ?? '';
}
