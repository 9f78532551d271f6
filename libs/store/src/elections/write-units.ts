import type { Sourced, Unit } from '@crossvote/elections';
import { insertRows, upsertRows } from '../sql/insert-rows.ts';
import {
  changedThings,
  deleteWhereIn,
  numberThings,
  type ChangedThing,
  type Writing,
} from './changed-things.ts';
import { deleteExternalIds, writeExternalIds } from './external-ids.ts';
import { writeGeometries } from './geometries.ts';
import { unitChecksum } from './load-units.ts';
import { pick, unitMembers } from './members.ts';
import { parentsFirst } from './parents-first.ts';

type StoredUnit = Unit & Sourced;

/** Writes what differs of the units of an election. @returns units that are to be removed at the end */
export async function writeUnits(
  writing: Writing,
  stored: readonly StoredUnit[],
  next: readonly StoredUnit[],
): Promise<readonly StoredUnit[]> {
  const { sql, electionId, at, numbers } = writing;
  const { changed, removed } = changedThings(stored, next);
  if (changed.length === 0) return removed;
  await numberThings(writing, 'ReportingUnit', 'unit', changed);
  const idOf = (key: string) => numbers.numberOf('ReportingUnit', key);
  const rows = parentsFirst(changed.map(({ thing }) => thing)).map((unit) => {
    const id = idOf(unit.key);
    return {
      ...{ id, electionId, ...pick(unit, unitMembers), changedAt: at },
      parentId: unit.parent === null ? null : idOf(unit.parent),
      checksum: unitChecksum(id, at.getTime(), unit),
    };
  });
  await upsertRows(sql, 'ReportingUnit', ['id'], rows);
  await writeLinks(writing, changed);
  await writeExternalIds(
    sql,
    changed.map(({ thing, isKnown }) => ({
      ...{ id: idOf(thing.key), isKnown, externalIds: thing.externalIds },
    })),
  );
  return removed;
}

async function writeLinks(
  { sql, numbers }: Writing,
  changed: readonly ChangedThing<StoredUnit>[],
): Promise<void> {
  const idOf = (key: string) => numbers.numberOf('ReportingUnit', key);
  const known = changed.filter(({ isKnown }) => isKnown).map(({ thing }) => idOf(thing.key));
  const tables = ['UnitDistrict', 'UnitBallotStyle', 'UnitPollingPlace', 'UnitArea'] as const;
  for (const table of tables)
    await deleteWhereIn(sql, table, known, (some) => ({ unitId: { in: some } }));
  const units = changed.map(({ thing }) => ({ ...thing, unitId: idOf(thing.key) }));
  const districts = units.flatMap(({ unitId, districts }) =>
    districts.map((key) => ({ unitId, districtId: numbers.numberOf('District', key) })),
  );
  await insertRows(sql, 'UnitDistrict', districts);
  const styles = units.flatMap(({ unitId, ballotStyles }) =>
    ballotStyles.map((key) => ({ unitId, ballotStyleId: numbers.numberOf('BallotStyle', key) })),
  );
  await insertRows(sql, 'UnitBallotStyle', styles);
  const places = units.flatMap(({ unitId, pollingPlaces }) =>
    pollingPlaces.map((key) => ({ unitId, pollingPlaceId: numbers.numberOf('PollingPlace', key) })),
  );
  await insertRows(sql, 'UnitPollingPlace', places);
  const geometries = await writeGeometries(
    sql,
    units.flatMap(({ areas }) => areas),
  );
  const parts = units.flatMap(({ unitId, areas }) =>
    areas.map(({ sha256 }, position) => ({
      ...{ unitId, position, geometryId: geometries.get(sha256) ?? 0 },
    })),
  );
  await insertRows(sql, 'UnitArea', parts);
}

/** Removes units, with what is linked to them. */
export async function removeUnits(
  { sql, numbers }: Writing,
  removed: readonly StoredUnit[],
): Promise<void> {
  const ids = parentsFirst(removed).map(({ key }) => numbers.numberOf('ReportingUnit', key));
  await deleteExternalIds(sql, ids);
  await deleteWhereIn(sql, 'ReportingUnit', ids.toReversed(), (some) => ({ id: { in: some } }));
}
