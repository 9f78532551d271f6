import type { Sourced } from '../model/contents.ts';
import type { ElectionFacts } from '../model/facts.ts';
import { unknownPollingPlace, type PollingPlace } from '../model/polling-place.ts';
import { mergeExternalIds } from './merge-external-ids.ts';
import { storable } from './storable.ts';
import { withSaid } from './with-said.ts';

/** A polling place after a source said something of it. */
export function mergePollingPlace(
  known: (PollingPlace & Sourced) | undefined,
  said: ElectionFacts['pollingPlaces'][number],
  sourceKind: string,
): PollingPlace & Sourced {
  const { key, kind } = said;
  const place = withSaid<PollingPlace & Sourced>(
    known ?? { ...unknownPollingPlace, key, kind, sourceKind },
    said,
  );
  const externalIds = mergeExternalIds(known?.externalIds ?? [], said.externalIds);
  return storable({ ...place, externalIds }, `polling place ${key}`);
}
