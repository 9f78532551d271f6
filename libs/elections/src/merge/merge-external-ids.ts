import type { ExternalId } from '../model/external-id.ts';
import { canonicalJson } from './canonical-json.ts';
import { asSet } from './sorted.ts';

/**
 * What other systems call a thing, after a source said what it knows. Its ids take the place of those of the same scheme and
 * scope; those of other systems stay, so that two feeds of one election do not take away each other's ids. An empty list
 * clears all.
 */
export function mergeExternalIds(
  known: readonly ExternalId[],
  said: readonly ExternalId[] | undefined,
): ExternalId[] {
  if (said?.length === 0) return [];
  const systems = new Set(said?.map(systemOf));
  const others = known.filter((id) => !systems.has(systemOf(id)));
  return asSet([...others, ...(said ?? [])], canonicalJson);
}

function systemOf({ scheme, scope }: ExternalId): string {
  return canonicalJson([scheme, scope]);
}
