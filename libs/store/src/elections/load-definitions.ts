import type { Definitions } from '@crossvote/elections';
import type { DamageListener } from '../damage.ts';
import type { Sql } from '../sql/sql.ts';
import { loadBallotStyles } from './load-ballot-styles.ts';
import { loadPollingPlaces } from './load-polling-places.ts';
import { loadRaces, type CandidateRow } from './load-races.ts';
import { loadUnits } from './load-units.ts';
import { KeysAndNumbers } from './keys-and-numbers.ts';
import type { Reading, WantedKeys } from './reading.ts';
import type { StoredElection } from './stored-election.ts';

/** Which things of an election are read. */
export interface Wanted {
  readonly units: WantedKeys;
  readonly ballotStyles: WantedKeys;
  readonly pollingPlaces: WantedKeys;
  readonly races: WantedKeys;
}

/** All things of an election. */
export const everything: Wanted = {
  units: 'all',
  ballotStyles: 'all',
  pollingPlaces: 'all',
  races: 'all',
};

/** Definitions of an election, with the numbers of everything that was read. */
export interface LoadedDefinitions {
  readonly definitions: Definitions;
  readonly numbers: KeysAndNumbers;
  /** Rows of candidates, by the number of the race and their key. */
  readonly candidates: ReadonlyMap<number, ReadonlyMap<string, CandidateRow>>;
}

/** Reads the definitions of an election in a few queries, and compares them with their checksums. */
export async function loadDefinitions(
  sql: Sql,
  election: StoredElection,
  wanted: Wanted,
  onDamage: DamageListener,
): Promise<LoadedDefinitions> {
  const numbers = new KeysAndNumbers();
  const reading: Reading = { sql, electionId: election.id, numbers, onDamage };
  const { races, candidates } = await loadRaces(reading, wanted.races);
  const ballotStyles = await loadBallotStyles(reading, wanted.ballotStyles);
  const pollingPlaces = await loadPollingPlaces(reading, wanted.pollingPlaces);
  const units = await loadUnits(reading, wanted.units);
  const definitions = { election: election.election, units, ballotStyles, pollingPlaces, races };
  checkCounts(election, definitions, wanted, onDamage);
  return { definitions, numbers, candidates };
}

/** Tells that things are missing, of the kinds that were read whole. */
function checkCounts(
  { counts }: StoredElection,
  definitions: Definitions,
  wanted: Wanted,
  onDamage: DamageListener,
): void {
  const kinds = [
    ['units', 'unitCount', 'the number of its units'],
    ['ballotStyles', 'ballotStyleCount', 'the number of its ballot styles'],
    ['pollingPlaces', 'pollingPlaceCount', 'the number of its polling places'],
    ['races', 'raceCount', 'the number of its races'],
  ] as const;
  for (const [kind, count, place] of kinds)
    if (wanted[kind] === 'all' && definitions[kind].length !== counts[count]) onDamage(place);
}
