import { canonicalJson } from '@crossvote/elections';
import { checksumOf, type Covered } from '../checksum.ts';

/** The present time of a row, as the database gives it back: in ms, NaN where it is damaged. */
export function timeOf(stored: string): number {
  return Date.parse(stored);
}

/**
 * CRC-32 of a definition with everything that is linked to it.
 *
 * @param kind - name of its table
 * @param place - number, change time and whatever else stands beside the thing
 */
export function thingChecksum(kind: string, place: readonly Covered[], thing: object): number {
  return checksumOf([kind, ...place, canonicalJson(thing)]);
}
