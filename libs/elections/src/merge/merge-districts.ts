import { unknownDistrict, type District } from '../model/district.ts';
import type { Facts } from '../model/facts.ts';
import { canonicalJson } from './canonical-json.ts';
import { refuseDangling, type Reference } from './references.ts';
import { refuseKey } from './refuse-key.ts';
import { asSet, byKey } from './sorted.ts';
import { storable } from './storable.ts';
import { withSaid } from './with-said.ts';

const none: ReadonlySet<string> = new Set();

/**
 * Districts after an import said something of them. Whether they contain themselves is not looked at.
 *
 * @param stored - those that the import names
 * @param others - keys of further stored districts that the import refers to
 * @throws ReportedError where a parent or a relation points nowhere
 */
export function mergeDistricts(
  stored: readonly District[],
  said: Facts['districts'],
  others: ReadonlySet<string>,
): District[] {
  const districts = new Map(stored.map((district) => [district.key, district]));
  for (const district of said)
    districts.set(district.key, mergeDistrict(districts.get(district.key), district));
  refuseDangling(districtReferences(said), {
    ...{ unit: none, 'ballot style': none, 'polling place': none, race: none },
    district: new Set([...districts.keys(), ...others]),
  });
  return byKey(districts.values());
}

/** The districts that districts of an import refer to. */
export function* districtReferences(said: Facts['districts']): Generator<Reference> {
  for (const { key, parent, relations } of said) {
    const from = `district ${key}`;
    if (parent) yield { from, to: 'district', key: parent };
    for (const { other } of relations ?? []) yield { from, to: 'district', key: other };
  }
}

function mergeDistrict(known: District | undefined, said: Facts['districts'][number]): District {
  const { key } = said;
  refuseKey(key, 'a district', true);
  const district = withSaid(known ?? { ...unknownDistrict, key }, said);
  return storable(
    {
      ...district,
      relations: asSet(district.relations, canonicalJson),
      externalIds: asSet(district.externalIds, canonicalJson),
    },
    `district ${key}`,
  );
}
