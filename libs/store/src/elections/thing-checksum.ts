import { canonicalJson, type ExternalId, type JsonObject } from '@crossvote/elections';
import { checksumOf, type Covered } from '../checksum.ts';

/** A time as the database gives it back: in ms, NaN where it is damaged. */
export function timeOf(stored: string): number {
  return Date.parse(stored);
}

/**
 * CRC-32 of a definition with everything that is linked to it.
 *
 * @param kind - name of its table
 * @param place - number, change time and whatever else stands beside the thing
 * @param cells - its members
 * @param linked - what other tables have of it
 */
export function thingChecksum(
  kind: string,
  place: readonly Covered[],
  cells: readonly Covered[],
  ...linked: readonly Covered[]
): number {
  return checksumOf([kind, place, cells, ...linked]);
}

/** What other systems call a thing, as a checksum covers it. */
export function coveredIds(externalIds: readonly ExternalId[]): Covered {
  return externalIds.map(({ scheme, scope, value }) => [scheme, scope, value]);
}

/** JSON as a checksum covers it. */
export function coveredJson(json: JsonObject): string {
  for (const _ in json) return canonicalJson(json);
  return '{}';
}
