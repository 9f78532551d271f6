import {
  canonicalJson,
  isInElection,
  publicId,
  type StoredCandidate,
  type StoredRace,
} from '@crossvote/elections';
import { insertRows, upsertRows } from '../sql/insert-rows.ts';
import {
  changedThings,
  deleteWhereIn,
  numberThings,
  type ChangedThing,
  type Writing,
} from './changed-things.ts';
import { deleteExternalIds, writeExternalIds } from './external-ids.ts';
import type { LoadedDefinitions } from './load-definitions.ts';
import { raceChecksum, type CandidateRow } from './load-races.ts';
import { candidateMembers, pick, raceMembers } from './members.ts';
import { publicNumbers } from './public-numbers.ts';

type CandidateRows = LoadedDefinitions['candidates'];

/** What was written of races, and what is to be removed at the end. */
export interface WrittenRaces {
  readonly removed: readonly StoredRace[];
  /** Numbers of candidates whose races stay. */
  readonly removedCandidates: readonly number[];
  /** Rows of all candidates of the races that were read or written, by the number of the race and their key. */
  readonly candidates: CandidateRows;
}

/** Writes what differs of the races of an election and their candidates. */
export async function writeRaces(
  writing: Writing,
  stored: readonly StoredRace[],
  next: readonly StoredRace[],
  known: CandidateRows,
): Promise<WrittenRaces> {
  const { sql, electionId, at, numbers } = writing;
  const { changed, removed } = changedThings(stored, next);
  if (changed.length === 0) return { removed, removedCandidates: [], candidates: known };
  await numberThings(writing, 'Race', 'race', changed);
  const idOf = (key: string) => numbers.numberOf('Race', key);
  const before = new Map(stored.map((race) => [race.key, race.candidates]));
  const altered = changed.map(({ thing }) => ({
    ...{ race: thing, raceId: idOf(thing.key) },
    ...changedThings(before.get(thing.key) ?? [], thing.candidates),
  }));
  const candidates = await numberCandidates(writing, altered, known);
  const rows = changed.map(({ thing }) => {
    const id = idOf(thing.key);
    return {
      ...{ id, electionId, ...pick(thing, raceMembers), changedAt: at },
      details: canonicalJson(thing.details),
      districtId: thing.district === null ? null : numbers.numberOf('District', thing.district),
      checksum: raceChecksum(id, at.getTime(), thing, candidates.get(id) ?? new Map()),
    };
  });
  await upsertRows(sql, 'Race', ['id'], rows);
  await writeCandidates(writing, altered, candidates);
  await writeLinks(writing, changed);
  const removedCandidates = altered.flatMap(({ raceId, removed }) =>
    removed.flatMap(({ key }) => known.get(raceId)?.get(key)?.id ?? []),
  );
  return { removed, removedCandidates, candidates };
}

/** A race of which something changed, with what changed of its candidates. */
interface AlteredRace {
  readonly race: StoredRace;
  readonly raceId: number;
  readonly changed: readonly ChangedThing<StoredCandidate>[];
}

/** Gives new candidates their numbers. @returns rows of all candidates of the races that were read or altered */
async function numberCandidates(
  { sql, electionKey, at }: Writing,
  races: readonly AlteredRace[],
  known: CandidateRows,
): Promise<CandidateRows> {
  const idOf = ({ race }: AlteredRace, { key }: StoredCandidate) =>
    publicId('candidate', electionKey, race.key, key);
  const added = races.flatMap((race) =>
    race.changed.filter(({ isKnown }) => !isKnown).map(({ thing }) => idOf(race, thing)),
  );
  const numbers = await publicNumbers(sql, 'candidate', added);
  const rows = new Map(known);
  for (const race of races) {
    const own = new Map<string, CandidateRow>();
    const before = known.get(race.raceId);
    for (const candidate of race.race.candidates) {
      const row = before?.get(candidate.key);
      if (row) own.set(candidate.key, row);
    }
    for (const { thing } of race.changed) {
      const id = own.get(thing.key)?.id ?? numbers.get(idOf(race, thing)) ?? 0;
      own.set(thing.key, { id, changedAt: at.getTime() });
    }
    rows.set(race.raceId, own);
  }
  return rows;
}

async function writeCandidates(
  { sql, at }: Writing,
  races: readonly AlteredRace[],
  candidates: CandidateRows,
): Promise<void> {
  const written = races.flatMap(({ raceId, changed }) =>
    changed.map(({ thing, isKnown }) => ({
      ...{ thing, isKnown, raceId, id: candidates.get(raceId)?.get(thing.key)?.id ?? 0 },
    })),
  );
  const rows = written.map(({ thing, raceId, id }) => ({
    ...{ id, raceId, ...pick(thing, candidateMembers), changedAt: at },
    details: canonicalJson(thing.details),
  }));
  await upsertRows(sql, 'Candidate', ['id'], rows);
  await writeExternalIds(
    sql,
    written.map(({ thing, isKnown, id }) => ({ id, isKnown, externalIds: thing.externalIds })),
  );
}

async function writeLinks(
  { sql, electionKey, numbers }: Writing,
  changed: readonly ChangedThing<StoredRace>[],
): Promise<void> {
  const races = changed.map(({ thing, isKnown }) => ({
    ...{ race: thing, isKnown, raceId: numbers.numberOf('Race', thing.key) },
  }));
  const known = races.filter(({ isKnown }) => isKnown).map(({ raceId }) => raceId);
  for (const table of ['RaceDistrict', 'RaceRelation'] as const)
    await deleteWhereIn(sql, table, known, (some) => ({ raceId: { in: some } }));
  const districts = races.flatMap(({ race, raceId }) =>
    race.districts.map(({ district, role }) => ({
      ...{ raceId, districtId: numbers.numberOf('District', district), role },
    })),
  );
  await insertRows(sql, 'RaceDistrict', districts);
  const relations = races.flatMap(({ race, raceId }) =>
    race.relations.map((relation) => ({
      ...{ raceId, ...relation, otherPublicId: publicIdOfOther(electionKey, relation) },
    })),
  );
  await insertRows(sql, 'RaceRelation', relations);
  await writeExternalIds(
    sql,
    races.map(({ race, raceId, isKnown }) => ({
      ...{ id: raceId, isKnown, externalIds: race.externalIds },
    })),
  );
}

function publicIdOfOther(electionKey: string, relation: StoredRace['relations'][number]): string {
  const { other } = relation;
  if (isInElection(relation)) return publicId('race', electionKey, other);
  const end = other.indexOf('/');
  return publicId('race', other.slice(0, end), other.slice(end + 1));
}

/** Removes races and candidates. Nothing refers to them any more, and they have no results. */
export async function removeRaces(
  { sql, numbers }: Writing,
  { removed, removedCandidates }: WrittenRaces,
  known: CandidateRows,
): Promise<void> {
  const raceIds = removed.map(({ key }) => numbers.numberOf('Race', key));
  const own = raceIds.flatMap((id) => [...(known.get(id)?.values() ?? [])].map((row) => row.id));
  const candidateIds = [...removedCandidates, ...own];
  await deleteExternalIds(sql, [...candidateIds, ...raceIds]);
  await deleteWhereIn(sql, 'Candidate', candidateIds, (some) => ({ id: { in: some } }));
  await deleteWhereIn(sql, 'Race', raceIds, (some) => ({ id: { in: some } }));
}
