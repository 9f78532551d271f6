import { byText, type RaceCounts, type ResultsType } from '@crossvote/elections';
import statement, { join } from 'sql-template-tag';
import type { DamageListener } from '../damage.ts';
import type { Sql } from '../sql/sql.ts';
import { byOwner } from './linked-rows.ts';
import { numberedThings, type NumberedThing } from './numbered-things.ts';
import { refuseElectionDamage, type StoredElection } from './stored-election.ts';
import { countsOf, readResults, type StoredResult } from './stored-results.ts';

/** The results of one race of one kind, by numbers. */
export interface CountedRace {
  /** Key of the race. */
  readonly race: string;
  readonly resultsType: ResultsType;
  readonly callState: string;
  readonly changedAt: Date;
  /** What the source said of the whole race. */
  readonly lastUpdated: string;
  readonly tabulationStatus: string;
  readonly raceCallStatus: string;
  /** Units by their numbers; each candidate by its `position`. Both in ascending order. */
  readonly counts: RaceCounts<number>;
}

/** The results of an election, by numbers. */
export interface CountedElection {
  readonly key: string;
  readonly revision: number;
  readonly changedAt: Date;
  /** In the order of the keys of the races and of the kinds of results. */
  readonly results: readonly CountedRace[];
  /** Keys of all units of the election, by their numbers. */
  readonly units: ReadonlyMap<number, string>;
}

/**
 * Reads the results of elections in as many queries as those of one, and compares them with their checksums.
 *
 * @throws DamagedElectionError at the first damage
 */
export async function readCounts(
  sql: Sql,
  stored: readonly StoredElection[],
): Promise<CountedElection[]> {
  if (stored.length === 0) return [];
  const elections = new Map(stored.map(({ id, election }) => [id, election.key]));
  const sought = { elections, listenerOf: refuseElectionDamage };
  const races = await numberedThings(sql, { ...sought, kind: 'race' });
  const units = byOwner(await numberedThings(sql, { ...sought, kind: 'unit' }), electionOf);
  const known = new Map(races.map((race) => [race.id, race]));
  const ids = join([...elections.keys()]);
  const found = { found: statement`SELECT "id" FROM "Race" WHERE "electionId" IN (${ids})` };
  const refuse = (raceId: number) => (place: string) => {
    const race = known.get(raceId) ?? nowhere;
    refuseElectionDamage(elections.get(race.electionId) ?? '')(`race ${race.key}, ${place}`);
  };
  const results = byOwner(
    (await readResults(sql, found, refuse)).map((result) => ({
      electionId: electionOf(known.get(result.raceId) ?? nowhere),
      race: countedRace(known.get(result.raceId)?.key ?? '', result, refuse(result.raceId)),
    })),
    electionOf,
  );
  return stored.map((one) =>
    countedElection(
      one,
      (results.get(one.id) ?? []).flatMap(({ race }) => race ?? []),
      units.get(one.id) ?? [],
    ),
  );
}

/** Of a race that is not there, as in a damaged database. */
const nowhere = { electionId: 0, key: '' };

function electionOf({ electionId }: Pick<NumberedThing, 'electionId'>): number {
  return electionId;
}

/** @returns undefined where nothing was ever packed so, which is told */
function countedRace(
  race: string,
  stored: StoredResult,
  onDamage: DamageListener,
): CountedRace | undefined {
  const counts = countsOf(stored, onDamage);
  const { resultsType, callState, lastUpdated, tabulationStatus, raceCallStatus } = stored;
  return (
    counts && {
      ...{ race, resultsType, callState, lastUpdated, tabulationStatus, raceCallStatus },
      ...{ changedAt: new Date(stored.changedAt), counts },
    }
  );
}

function byRace(one: CountedRace, other: CountedRace): number {
  return byText(one.race, other.race) || byText(one.resultsType, other.resultsType);
}

/** Refuses that results or units are missing. */
function countedElection(
  { election, revision, changedAt, counts: { resultCount, unitCount } }: StoredElection,
  results: CountedRace[],
  units: readonly NumberedThing[],
): CountedElection {
  const onDamage = refuseElectionDamage(election.key);
  if (results.length !== resultCount) onDamage('the number of its results');
  if (units.length !== unitCount) onDamage('the number of its units');
  return {
    ...{ key: election.key, revision, changedAt: new Date(changedAt) },
    results: results.sort(byRace),
    units: new Map(units.map(({ id, key }) => [id, key])),
  };
}
