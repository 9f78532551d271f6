import type { ExternalId } from '@crossvote/elections';

/** A map that a feed names beside itself. */
export interface NamedMap {
  /** File name, without folders: `boundaries.zip`. */
  readonly name: string;
  /** What the feed says of its bytes, in lower case: `sha-512:2e8e…`; empty where it says nothing. */
  readonly checksum: string;
}

const scheme = 'vip-feature';

/**
 * A feature of a map that a feed gives as the area of a unit, as an external id of the unit: so it is remembered until the
 * map itself is imported. Its scope is the map: `boundaries.zip#sha-512:2e8e…`.
 *
 * @param index - place of the feature in the file, from 0
 */
export function mapFeatureId({ name, checksum }: NamedMap, index: number): ExternalId {
  return { scheme, scope: `${name}#${checksum}`, value: `${index}` };
}

/** The map and the feature that such an id means; undefined of all other ids. */
export function mapFeatureOf(id: ExternalId): { map: NamedMap; index: number } | undefined {
  const at = id.scope.lastIndexOf('#');
  if (id.scheme !== scheme || at === -1 || !/^\d{1,9}$/.test(id.value)) return undefined;
  const map = { name: id.scope.slice(0, at), checksum: id.scope.slice(at + 1) };
  return { map, index: Number(id.value) };
}
