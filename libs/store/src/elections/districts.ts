import {
  asSet,
  canonicalJson,
  districtReferences,
  mergeDistricts,
  parentsOf,
  publicId,
  refuseCycle,
  type District,
  type Facts,
} from '@crossvote/elections';
import statement from 'sql-template-tag';
import type { DamageListener } from '../damage.ts';
import { insertRows, upsertRows } from '../sql/insert-rows.ts';
import { selectRows } from '../sql/rows.ts';
import { quoted } from '../sql/table.ts';
import type { Sql } from '../sql/sql.ts';
import { changedThings, deleteWhereIn } from './changed-things.ts';
import { readExternalIds, writeExternalIds } from './external-ids.ts';
import { readGeometries, writeGeometries } from './geometries.ts';
import { inPortions } from './in-portions.ts';
import { KeysAndNumbers } from './keys-and-numbers.ts';
import { byOwner, linkedRows } from './linked-rows.ts';
import { ownersOf } from './reading.ts';
import type { Tally } from './import-outcome.ts';
import { districtMembers, pick, valuesOf } from './members.ts';
import { parentsFirst } from './parents-first.ts';
import { publicNumbers } from './public-numbers.ts';
import { coveredIds, thingChecksum, timeOf } from './thing-checksum.ts';

/** Districts in the order of keys; only those of `keys`, where it is given. */
export async function readDistricts(
  sql: Sql,
  keys: readonly string[] | undefined,
  listenerOf: (key: string) => DamageListener,
  numbers = new KeysAndNumbers(),
): Promise<District[]> {
  const rows =
    keys === undefined
      ? await selectRows(sql, 'District', '*', {}, 'key')
      : await inPortions(keys, (some) =>
          selectRows(sql, 'District', '*', { key: { in: some } }, 'key'),
        );
  numbers.learn('District', rows);
  const wanted = keys === undefined ? 'all' : new Set(keys);
  const owners = ownersOf(wanted, rows, statement`SELECT "id" FROM ${quoted('District')}`);
  const relations = await linkedRows(sql, 'DistrictRelation', 'districtId', owners);
  await numbers.read(sql, 'District', [
    ...rows.flatMap(({ parentId }) => parentId ?? []),
    ...relations.map(({ otherId }) => otherId),
  ]);
  const relationsOf = byOwner(relations, ({ districtId }) => districtId);
  const externalIdsOf = await readExternalIds(sql, owners);
  const areaIds = rows.flatMap(({ areaId }) => areaId ?? []);
  const areas = await readGeometries(sql, areaIds, listenerOf(''));
  const keyOf = (id: number) => numbers.keyOf('District', id) ?? '';
  return rows.map((row) => {
    const cells = {
      ...pick(row, districtMembers),
      parent: row.parentId === null ? null : keyOf(row.parentId),
      relations: asSet(
        (relationsOf.get(row.id) ?? []).map(({ otherId, kind, basis }) => ({
          ...{ other: keyOf(otherId), kind, basis },
        })),
        canonicalJson,
      ),
      area: row.areaId === null ? null : (areas.get(row.areaId) ?? null),
      externalIds: externalIdsOf(row.id),
    };
    // Its checksum tells that it is what was written.
    const district = cells as District;
    if (row.checksum !== districtChecksum(row.id, timeOf(row.changedAt), district))
      listenerOf(row.key)('its row');
    return district;
  });
}

function districtChecksum(id: number, changedAt: number, district: District): number {
  return thingChecksum(
    ...(['District', [id, changedAt], valuesOf(district, districtMembers)] as const),
    ...[district.parent, district.area?.sha256 ?? null, coveredIds(district.externalIds)],
    district.relations.map(({ other, kind, basis }) => [other, kind, basis]),
  );
}

/** Merges districts of an import with those that are stored, and writes those that differ. */
export async function writeDistricts(
  sql: Sql,
  { districts: said, source }: Pick<Facts, 'districts' | 'source'>,
  at: Date,
  listenerOf: (key: string) => DamageListener,
): Promise<Tally> {
  const numbers = new KeysAndNumbers();
  const keys = [...new Set(said.map(({ key }) => key))];
  const stored = await readDistricts(sql, keys, listenerOf, numbers);
  const referred = [...districtReferences(said)].map(({ key }) => key);
  const others = await learnDistricts(sql, numbers, referred);
  const next = mergeDistricts(stored, said, { others, sourceKind: source.kind });
  const { changed } = changedThings(stored, next);
  await refuseDistrictCycle(sql, stored, next);
  await writeChanged(sql, changed, numbers, at);
  const added = changed.filter(({ isKnown }) => !isKnown).length;
  return { added, changed: changed.length - added, unchanged: next.length - changed.length };
}

/** Looks up the numbers of districts. @returns the keys of those that are stored */
export async function learnDistricts(
  sql: Sql,
  numbers: KeysAndNumbers,
  keys: Iterable<string>,
): Promise<ReadonlySet<string>> {
  const wanted = [...new Set(keys)];
  const rows = await inPortions(
    wanted.filter((key) => !numbers.has('District', key)),
    (some) => selectRows(sql, 'District', ['id', 'key'], { key: { in: some } }),
  );
  numbers.learn('District', rows);
  return new Set(wanted.filter((key) => numbers.has('District', key)));
}

/** Looks at all districts, but only where one got another parent. */
async function refuseDistrictCycle(
  sql: Sql,
  stored: readonly District[],
  next: readonly District[],
): Promise<void> {
  const before = new Map(stored.map(({ key, parent }) => [key, parent]));
  if (next.every(({ key, parent }) => parent === null || before.get(key) === parent)) return;
  const rows = await sql.query<{ readonly key: string; readonly parent: string }>(
    statement`SELECT d."key", p."key" AS "parent" FROM "District" d JOIN "District" p ON p."id" = d."parentId"`,
  );
  const parents = parentsOf(rows);
  for (const { key, parent } of next) {
    if (parent === null) parents.delete(key);
    else parents.set(key, parent);
  }
  refuseCycle(parents, 'districts');
}

async function writeChanged(
  sql: Sql,
  changed: ReturnType<typeof changedThings<District>>['changed'],
  numbers: KeysAndNumbers,
  at: Date,
): Promise<void> {
  if (changed.length === 0) return;
  await numberDistricts(sql, changed, numbers);
  const idOf = (key: string) => numbers.numberOf('District', key);
  const districts = changed.map(({ thing }) => thing);
  const areas = await writeGeometries(
    sql,
    districts.flatMap(({ area }) => area ?? []),
  );
  const rows = parentsFirst(districts).map((district) => {
    const id = idOf(district.key);
    return {
      ...{ id, ...pick(district, districtMembers), changedAt: at },
      parentId: district.parent === null ? null : idOf(district.parent),
      areaId: district.area === null ? null : (areas.get(district.area.sha256) ?? null),
      checksum: districtChecksum(id, at.getTime(), district),
    };
  });
  await upsertRows(sql, 'District', ['id'], rows);
  const known = changed.filter(({ isKnown }) => isKnown).map(({ thing }) => idOf(thing.key));
  await deleteWhereIn(sql, 'DistrictRelation', known, (some) => ({ districtId: { in: some } }));
  const relations = districts.flatMap(({ key, relations }) =>
    relations.map(({ other, kind, basis }) => ({
      ...{ districtId: idOf(key), otherId: idOf(other), kind, basis },
    })),
  );
  await insertRows(sql, 'DistrictRelation', relations);
  await writeExternalIds(
    sql,
    changed.map(({ thing, isKnown }) => ({
      ...{ id: idOf(thing.key), isKnown, externalIds: thing.externalIds },
    })),
  );
}

async function numberDistricts(
  sql: Sql,
  changed: ReturnType<typeof changedThings<District>>['changed'],
  numbers: KeysAndNumbers,
): Promise<void> {
  const added = changed.filter(({ isKnown }) => !isKnown).map(({ thing }) => thing.key);
  const publicIds = new Map(added.map((key) => [publicId('district', key), key]));
  const given = await publicNumbers(sql, 'district', [...publicIds.keys()]);
  numbers.learn(
    'District',
    [...given].map(([id, number]) => ({ id: number, key: publicIds.get(id) ?? '' })),
  );
}
