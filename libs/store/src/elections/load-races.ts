import {
  asSet,
  canonicalJson,
  type Race,
  type StoredCandidate,
  type StoredRace,
} from '@crossvote/elections';
import statement from 'sql-template-tag';
import type { StoredRow } from '../sql/models.ts';
import { selectRows } from '../sql/rows.ts';
import { quoted } from '../sql/table.ts';
import { readExternalIds } from './external-ids.ts';
import { byOwner, linkedRows, type Owners } from './linked-rows.ts';
import { idsIn, ownersOf, wantedRows, type Reading, type WantedKeys } from './reading.ts';
import { candidateMembers, pick, raceMembers, valuesOf } from './members.ts';
import { parsedCell } from './parsed-cell.ts';
import { coveredIds, coveredJson, thingChecksum, timeOf } from './thing-checksum.ts';

/** What stands beside a candidate in its row. */
export interface CandidateRow {
  readonly id: number;
  /** In ms since 1970. */
  readonly changedAt: number;
}

export interface LoadedRaces {
  readonly races: StoredRace[];
  /** Rows of candidates, by the number of the race and their key. */
  readonly candidates: Map<number, Map<string, CandidateRow>>;
}

export async function loadRaces(reading: Reading, wanted: WantedKeys): Promise<LoadedRaces> {
  const { sql, electionId, numbers, onDamage } = reading;
  const rows = await wantedRows(wanted, (where) =>
    selectRows(sql, 'Race', '*', { ...where, electionId }, 'key'),
  );
  numbers.learn('Race', rows);
  const ids = idsIn(quoted('Race'), electionId);
  const owners = ownersOf(wanted, rows, ids);
  const candidateRows = await linkedRows(sql, 'Candidate', 'raceId', owners);
  const candidateOwners = ownersOf(
    wanted,
    candidateRows,
    statement`SELECT "id" FROM "Candidate" WHERE "raceId" IN (${ids})`,
  );
  const linksOf = await readLinks(reading, owners, rows);
  const candidateIdsOf = await readExternalIds(sql, candidateOwners);
  const candidatesOf = byOwner(candidateRows, ({ raceId }) => raceId);
  const candidates = new Map<number, Map<string, CandidateRow>>();
  const races = rows.map((row) => {
    const own = (candidatesOf.get(row.id) ?? []).toSorted((a, b) => (a.key < b.key ? -1 : 1));
    const known = new Map(
      own.map(({ key, id, changedAt }) => [key, { id, changedAt: timeOf(changedAt) }]),
    );
    candidates.set(row.id, known);
    const cells = {
      ...{ ...pick(row, raceMembers), details: parsedCell(row.details), ...linksOf(row) },
      candidates: own.map((candidate) => candidateOf(candidate, candidateIdsOf(candidate.id))),
    };
    // Its checksum tells that it is what was written.
    const race = cells as StoredRace;
    if (row.checksum !== raceChecksum(row.id, timeOf(row.changedAt), race, known))
      onDamage(`race ${row.key}`);
    return race;
  });
  return { races, candidates };
}

type Links = Pick<Race, 'district' | 'districts' | 'relations' | 'externalIds'>;

async function readLinks(
  { sql, numbers }: Reading,
  owners: Owners,
  rows: readonly StoredRow<'Race'>[],
): Promise<(race: StoredRow<'Race'>) => Links> {
  const districts = await linkedRows(sql, 'RaceDistrict', 'raceId', owners);
  await numbers.read(sql, 'District', [
    ...districts.map(({ districtId }) => districtId),
    ...rows.flatMap(({ districtId }) => districtId ?? []),
  ]);
  const districtsOf = byOwner(districts, ({ raceId }) => raceId);
  const relationsOf = byOwner(
    await linkedRows(sql, 'RaceRelation', 'raceId', owners),
    ({ raceId }) => raceId,
  );
  const externalIdsOf = await readExternalIds(sql, owners);
  const keyOf = (id: number) => numbers.keyOf('District', id) ?? '';
  return ({ id, districtId }) => ({
    district: districtId === null ? null : keyOf(districtId),
    districts: asSet(
      (districtsOf.get(id) ?? []).map(({ districtId, role }) => ({
        ...{ district: keyOf(districtId), role },
      })),
      canonicalJson,
    ),
    relations: asSet(
      (relationsOf.get(id) ?? []).map(({ other, kind }) => ({ other, kind })),
      canonicalJson,
    ),
    externalIds: externalIdsOf(id),
  });
}

function candidateOf(
  row: StoredRow<'Candidate'>,
  externalIds: StoredCandidate['externalIds'],
): StoredCandidate {
  const cells = { ...pick(row, candidateMembers), details: parsedCell(row.details), externalIds };
  // The checksum of its race tells that it is what was written.
  return cells as StoredCandidate;
}

/** @param candidates - rows of its candidates, by their keys */
export function raceChecksum(
  id: number,
  changedAt: number,
  race: StoredRace,
  candidates: ReadonlyMap<string, CandidateRow>,
): number {
  const own = race.candidates.map((candidate) => {
    const row = candidates.get(candidate.key);
    return [
      ...[row?.id ?? null, row?.changedAt ?? null, valuesOf(candidate, candidateMembers)],
      ...[coveredJson(candidate.details), coveredIds(candidate.externalIds)],
    ];
  });
  return thingChecksum(
    ...(['Race', [id, changedAt], valuesOf(race, raceMembers)] as const),
    ...[race.district, coveredJson(race.details), coveredIds(race.externalIds), own],
    race.districts.map(({ district, role }) => [district, role]),
    race.relations.map(({ other, kind }) => [other, kind]),
  );
}
