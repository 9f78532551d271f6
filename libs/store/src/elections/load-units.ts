import { asSet, type Sourced, type Unit } from '@crossvote/elections';
import type { StoredRow } from '../sql/models.ts';
import { selectRows } from '../sql/rows.ts';
import { quoted } from '../sql/table.ts';
import { readExternalIds } from './external-ids.ts';
import { readGeometries } from './geometries.ts';
import { byOwner, linkedRows, type Owners } from './linked-rows.ts';
import { idsIn, ownersOf, wantedRows, type Reading, type WantedKeys } from './reading.ts';
import type { KeyedModel } from './keys-and-numbers.ts';
import { pick, unitMembers, valuesOf } from './members.ts';
import { coveredIds, thingChecksum, timeOf } from './thing-checksum.ts';

export async function loadUnits(reading: Reading, wanted: WantedKeys): Promise<(Unit & Sourced)[]> {
  const { sql, electionId, numbers, onDamage } = reading;
  const rows = await wantedRows(wanted, (where) =>
    selectRows(sql, 'ReportingUnit', '*', { ...where, electionId }, 'key'),
  );
  numbers.learn('ReportingUnit', rows);
  const owners = ownersOf(wanted, rows, idsIn(quoted('ReportingUnit'), electionId));
  await numbers.read(
    sql,
    'ReportingUnit',
    rows.flatMap(({ parentId }) => parentId ?? []),
  );
  const linksOf = await readLinks(reading, owners);
  const externalIdsOf = await readExternalIds(sql, owners);
  return rows.map((row) => {
    const unit = unitOf(row, reading, {
      ...linksOf(row.id),
      externalIds: externalIdsOf(row.id),
    });
    if (row.checksum !== unitChecksum(row.id, timeOf(row.changedAt), unit))
      onDamage(`unit ${row.key}`);
    return unit;
  });
}

type Links = Pick<Unit, 'districts' | 'ballotStyles' | 'pollingPlaces' | 'areas'>;

function unitOf(
  row: StoredRow<'ReportingUnit'>,
  { numbers }: Reading,
  links: Links & Pick<Unit, 'externalIds'>,
): Unit & Sourced {
  const parent =
    row.parentId === null ? null : (numbers.keyOf('ReportingUnit', row.parentId) ?? '');
  const unit = { ...pick(row, unitMembers), parent, ...links };
  // Its checksum tells that it is what was written.
  return unit as Unit & Sourced;
}

async function readLinks(
  { sql, numbers, onDamage }: Reading,
  owners: Owners,
): Promise<(unit: number) => Links> {
  const unitOf = ({ unitId }: { readonly unitId: number }) => unitId;
  const districts = await linkedRows(sql, 'UnitDistrict', 'unitId', owners);
  const styles = await linkedRows(sql, 'UnitBallotStyle', 'unitId', owners);
  const places = await linkedRows(sql, 'UnitPollingPlace', 'unitId', owners);
  const parts = await linkedRows(sql, 'UnitArea', 'unitId', owners);
  const keysOf = async <Row extends { readonly unitId: number }>(
    model: KeyedModel,
    rows: readonly Row[],
    idOf: (row: Row) => number,
  ) => {
    await numbers.read(sql, model, rows.map(idOf));
    const byUnit = byOwner(rows, unitOf);
    return (unit: number) =>
      asSet(
        (byUnit.get(unit) ?? []).map((row) => numbers.keyOf(model, idOf(row)) ?? ''),
        String,
      );
  };
  const districtsOf = await keysOf('District', districts, ({ districtId }) => districtId);
  const stylesOf = await keysOf('BallotStyle', styles, ({ ballotStyleId }) => ballotStyleId);
  const placesOf = await keysOf('PollingPlace', places, ({ pollingPlaceId }) => pollingPlaceId);
  const geometryIds = parts.map(({ geometryId }) => geometryId);
  const geometries = await readGeometries(sql, geometryIds, onDamage);
  const partsOf = byOwner(parts, unitOf);
  return (unit) => ({
    districts: districtsOf(unit),
    ballotStyles: stylesOf(unit),
    pollingPlaces: placesOf(unit),
    areas: asSet(
      (partsOf.get(unit) ?? []).flatMap(({ geometryId }) => geometries.get(geometryId) ?? []),
      ({ sha256 }) => sha256,
    ),
  });
}

export function unitChecksum(id: number, changedAt: number, unit: Unit & Sourced): number {
  return thingChecksum(
    ...(['ReportingUnit', [id, changedAt], valuesOf(unit, unitMembers)] as const),
    ...[unit.parent, unit.districts, unit.ballotStyles, unit.pollingPlaces],
    ...[unit.areas.map(({ sha256 }) => sha256), coveredIds(unit.externalIds)],
  );
}
