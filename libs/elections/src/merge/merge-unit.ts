import type { Sourced } from '../model/contents.ts';
import type { ElectionFacts } from '../model/facts.ts';
import { unknownUnit, type Unit } from '../model/unit.ts';
import { mergeExternalIds } from './merge-external-ids.ts';
import { asSet } from './sorted.ts';
import { storable } from './storable.ts';
import { withSaid } from './with-said.ts';

/** A unit after a source said something of it. */
export function mergeUnit(
  known: (Unit & Sourced) | undefined,
  said: ElectionFacts['units'][number],
  sourceKind: string,
): Unit & Sourced {
  const { key, kind } = said;
  const unit = withSaid<Unit & Sourced>(known ?? { ...unknownUnit, key, kind, sourceKind }, said);
  return storable(
    {
      ...unit,
      districts: asSet(unit.districts, String),
      ballotStyles: asSet(unit.ballotStyles, String),
      pollingPlaces: asSet(unit.pollingPlaces, String),
      areas: asSet(unit.areas, ({ sha256 }) => sha256),
      externalIds: mergeExternalIds(known?.externalIds ?? [], said.externalIds),
    },
    `unit ${key}`,
  );
}
