import { unknownDistrict, type District } from '../model/district.ts';
import type { Facts } from '../model/facts.ts';
import { canonicalJson } from './canonical-json.ts';
import { refuseDangling, type Reference } from './references.ts';
import { refuseKey } from './refuse-key.ts';
import { mergeExternalIds } from './merge-external-ids.ts';
import { asSet, byKey } from './sorted.ts';
import { storable } from './storable.ts';
import { withSaid } from './with-said.ts';

type SaidDistrict = Facts['districts'][number];

/** Kinds of sources that say what a division is called: the list of divisions, and the tables that a person writes. */
const authorities: ReadonlySet<string> = new Set(['ocd', 'csv']);

/** What a division is called. Each feed calls it otherwise. */
const words = ['type', 'name', 'number', 'letter'] as const;

const none: ReadonlySet<string> = new Set();

/**
 * Districts after an import said something of them. Whether they contain themselves is not looked at.
 *
 * @param stored - those that the import names
 * @param how.others - keys of further stored districts that the import refers to
 * @param how.sourceKind - kind of the source of the import
 * @throws ReportedError where a parent or a relation points nowhere
 */
export function mergeDistricts(
  stored: readonly District[],
  said: Facts['districts'],
  { others, sourceKind }: { readonly others: ReadonlySet<string>; readonly sourceKind: string },
): District[] {
  const districts = new Map(stored.map((district) => [district.key, district]));
  for (const district of said)
    districts.set(
      district.key,
      mergeDistrict(districts.get(district.key), district, authorities.has(sourceKind)),
    );
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

function mergeDistrict(
  known: District | undefined,
  said: SaidDistrict,
  isAuthority: boolean,
): District {
  const { key } = said;
  refuseKey(key, 'a district', true);
  const district = withSaid(
    known ?? { ...unknownDistrict, key },
    known && !isAuthority ? withoutOtherWords(known, said) : said,
  );
  return storable(
    {
      ...district,
      relations: asSet(district.relations, canonicalJson),
      externalIds: mergeExternalIds(known?.externalIds ?? [], said.externalIds),
    },
    `district ${key}`,
  );
}

/** Leaves out what a feed calls a division that has a name already: two feeds would rename it by turns. */
function withoutOtherWords(known: District, said: SaidDistrict): SaidDistrict {
  if (known.ocdId === null) return said;
  const named = words.filter((word) => known[word] !== unknownDistrict[word]);
  return { ...said, ...Object.fromEntries(named.map((word) => [word, undefined])) };
}
