import {
  byText,
  type ElectionContents,
  type RaceCounts,
  type RaceResult,
  type StoredCall,
  type UnitResult,
} from '@crossvote/elections';
import type { DamageListener } from '../damage.ts';
import type { Sql } from '../sql/sql.ts';
import { quoted } from '../sql/table.ts';
import { everything, loadDefinitions, type LoadedDefinitions } from './load-definitions.ts';
import { idsIn } from './reading.ts';
import { RaceCandidates } from './race-candidates.ts';
import type { StoredElection } from './stored-election.ts';
import { countsOf, detailsOf, readResults, type StoredResult } from './stored-results.ts';

/** Reads an election whole. */
export async function readContents(
  sql: Sql,
  stored: StoredElection,
  onDamage: DamageListener,
): Promise<ElectionContents> {
  const loaded = await loadDefinitions(sql, stored, everything, onDamage);
  const { definitions, numbers } = loaded;
  const found = { found: idsIn(quoted('Race'), stored.id) };
  const listenerOf = (race: number) => (place: string) => {
    onDamage(`race ${numbers.keyOf('Race', race) ?? ''}, ${place}`);
  };
  const results = await readResults(sql, found, listenerOf);
  if (results.length !== stored.counts.resultCount) onDamage('the number of its results');
  const keyed = new ResultKeys(loaded, listenerOf);
  const ordered = results
    .map((result) => ({ result, race: numbers.keyOf('Race', result.raceId) ?? '' }))
    .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
  return {
    ...definitions,
    results: ordered.flatMap(({ result }) => keyed.result(result) ?? []),
    calls: ordered.flatMap(({ result }) => keyed.calls(result)),
  };
}

function placeOf({
  race,
  result,
}: {
  readonly race: string;
  readonly result: StoredResult;
}): string {
  return `${race}/${result.resultsType}`;
}

/** Gives results the keys of their races, units and candidates. */
class ResultKeys {
  private readonly races: ReadonlyMap<string, RaceCandidates>;
  private readonly keys: ReadonlyMap<string, ReadonlyMap<number, string>>;

  constructor(
    private readonly loaded: LoadedDefinitions,
    private readonly listenerOf: (raceId: number) => DamageListener,
  ) {
    const { definitions, numbers, candidates } = loaded;
    this.races = new Map(
      definitions.races.map((race) => {
        const rows = candidates.get(numbers.numberOf('Race', race.key));
        return [race.key, new RaceCandidates(race, rows ?? new Map())];
      }),
    );
    this.keys = new Map(
      definitions.races.map(({ key, candidates: own }) => [
        key,
        new Map(own.map((candidate) => [candidate.position, candidate.key])),
      ]),
    );
  }

  private raceOf({ raceId }: StoredResult): string {
    return this.loaded.numbers.keyOf('Race', raceId) ?? '';
  }

  /** @returns undefined where it is damaged, which is told */
  result(stored: StoredResult): RaceResult | undefined {
    const onDamage = this.listenerOf(stored.raceId);
    const counts = countsOf(stored, onDamage);
    if (!counts) return undefined;
    const race = this.raceOf(stored);
    const { resultsType, lastUpdated, tabulationStatus, raceCallStatus } = stored;
    const named = (key: string | undefined) => {
      if (key === undefined) onDamage(`results (${resultsType}), as they name what is not there`);
      return key ?? '';
    };
    const keys = this.keys.get(race);
    const candidates = counts.candidates.map((place) => named(keys?.get(place)));
    const units = counts.units.map((unit) => ({
      ...unit,
      unit: named(this.loaded.numbers.keyOf('ReportingUnit', unit.unit)),
    }));
    return {
      ...{ race, resultsType, lastUpdated, tabulationStatus, raceCallStatus },
      ...inKeyOrder({ candidates, columns: counts.columns, units }),
      details: detailsOf(stored),
    };
  }

  calls(stored: StoredResult): StoredCall[] {
    const race = this.raceOf(stored);
    const candidates = this.races.get(race);
    return stored.calls.flatMap((call) => candidates?.keyed(call, race, stored.resultsType) ?? []);
  }
}

/** Counts are stored in the order of numbers, which depends on what was imported first. */
function inKeyOrder({ candidates, columns, units }: RaceCounts): RaceCounts {
  const order = candidates
    .map((key, place) => ({ key, place }))
    .sort((one, other) => byText(one.key, other.key));
  const isInOrder = order.every(({ place }, index) => place === index);
  const inOrder = (unit: UnitResult): UnitResult => ({
    ...unit,
    counts: order.map(({ place }) => unit.counts[place] ?? []),
  });
  return {
    ...{ candidates: order.map(({ key }) => key), columns },
    units: (isInOrder ? [...units] : units.map(inOrder)).sort((one, other) =>
      byText(one.unit, other.unit),
    ),
  };
}
