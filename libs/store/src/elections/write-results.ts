import { ReportedError } from '@crossvote/election';
import {
  callState,
  canonicalJson,
  mergeCalls,
  mergeCounts,
  nextChangeTime,
  packResult,
  storable,
  type Call,
  type ElectionFacts,
  type RaceCounts,
  type RaceResult,
  type ResultsType,
} from '@crossvote/elections';
import type { DamageListener } from '../damage.ts';
import type { Writing } from './changed-things.ts';
import { newestSaid } from './newest-said.ts';
import type { RaceCandidates } from './race-candidates.ts';
import { callsChanged, replaceResults } from './replace-results.ts';
import { countsOf, readResults, type StoredResult } from './stored-results.ts';

/** What results and marks are written with. */
export interface ResultWriting extends Writing {
  readonly sourceKind: string;
  /** Whether the source has all marks of the races that it says. */
  readonly hasAllCalls: boolean;
  /** Whether nothing of the election day was stored before: then results are as old as their source says. */
  readonly isFirstOfDay: boolean;
  readonly now: Date;
  /** @throws Error for a race that was not read */
  readonly candidatesOf: (race: string) => RaceCandidates;
  readonly listenerOf: (race: string) => DamageListener;
}

/** How many results and marks an import changed. */
export interface WrittenResults {
  readonly added: number;
  readonly results: number;
  readonly calls: number;
  /** Newest change time of those that changed, in ms since 1970; 0 where none did. */
  readonly newest: number;
}

/** Results and marks of one race and kind, as an import says them. */
interface SaidRace {
  readonly race: string;
  readonly resultsType: ResultsType;
  readonly result: RaceResult | undefined;
  readonly calls: readonly Call[];
}

/** Merges results and marks of an import with those that are stored, and writes those that differ. */
export async function writeResults(
  writing: ResultWriting,
  said: Pick<ElectionFacts, 'results' | 'calls'>,
): Promise<WrittenResults> {
  const races = racesSaid(said);
  const stored = await readStored(writing, races);
  const changed = races.flatMap((race) => {
    const before = stored.get(
      placeOf(writing.numbers.numberOf('Race', race.race), race.resultsType),
    );
    const next = mergedResult(writing, race, before);
    return before && isSameResult(before, next) ? [] : [{ before, next }];
  });
  await replaceResults(
    writing,
    changed.map(({ next }) => next),
    changed.flatMap(({ before }) => before ?? []),
  );
  return {
    added: changed.filter(({ before }) => before === undefined).length,
    results: changed.filter(({ before, next }) => !before || !isSameCounts(before, next)).length,
    calls: changed.reduce((sum, { before, next }) => sum + callsChanged(before, next), 0),
    newest: changed.reduce((newest, { next }) => Math.max(newest, next.changedAt), 0),
  };
}

function racesSaid({ results, calls }: Pick<ElectionFacts, 'results' | 'calls'>): SaidRace[] {
  const races = new Map<string, SaidRace & { calls: Call[] }>();
  const raceOf = (race: string, resultsType: ResultsType, result?: RaceResult) => {
    const place = placeOf(race, resultsType);
    const known = races.get(place) ?? { race, resultsType, result, calls: [] };
    races.set(place, known);
    return known;
  };
  for (const result of results) raceOf(result.race, result.resultsType, result);
  for (const call of calls) raceOf(call.race, call.resultsType).calls.push(call);
  return [...races.values()];
}

function placeOf(race: string | number, resultsType: string): string {
  return `${resultsType}/${race}`;
}

async function readStored(
  { sql, numbers, listenerOf }: ResultWriting,
  races: readonly SaidRace[],
): Promise<Map<string, StoredResult>> {
  const keys = new Map(races.map(({ race }) => [numbers.numberOf('Race', race), race]));
  const results = await readResults(sql, { ids: [...keys.keys()] }, (raceId) =>
    listenerOf(keys.get(raceId) ?? ''),
  );
  return new Map(results.map((result) => [placeOf(result.raceId, result.resultsType), result]));
}

function mergedResult(
  writing: ResultWriting,
  { race, resultsType, result, calls: saidCalls }: SaidRace,
  before: StoredResult | undefined,
): StoredResult {
  const { sourceKind, at, now, isFirstOfDay, numbers } = writing;
  const candidates = writing.candidatesOf(race);
  const stored = before && countsOf(before, writing.listenerOf(race));
  const counts = result ? numbered(writing, result) : stored;
  const merged = result && stored && counts ? mergeCounts(stored, counts) : counts;
  const calls = mergeCalls(
    (before?.calls ?? []).map((call) => candidates.keyed(call, race, resultsType)),
    saidCalls.map((call) => storable(call, `the call of ${call.candidate} in race ${race}`)),
    { sourceKind, isWhole: writing.hasAllCalls },
  );
  return {
    ...(result ? textsOf(result) : (before ?? unknownTexts)),
    ...packed(merged ?? noCounts, race),
    ...{ raceId: numbers.numberOf('Race', race), resultsType, callState: callState(calls) },
    calls: candidates.numbered(calls),
    changedAt: isFirstOfDay
      ? nextChangeTime(undefined, now, result && newestSaid([result])).getTime()
      : at.getTime(),
  };
}

const noCounts: RaceCounts<number> = { candidates: [], columns: [], units: [] };

type Texts = Pick<StoredResult, 'lastUpdated' | 'tabulationStatus' | 'raceCallStatus' | 'details'>;

const unknownTexts: Texts = {
  ...{ lastUpdated: '', tabulationStatus: '', raceCallStatus: '', details: '{}' },
};

function textsOf(result: RaceResult): Texts {
  const { race, lastUpdated, tabulationStatus, raceCallStatus, details } = result;
  const texts = { lastUpdated, tabulationStatus, raceCallStatus, details };
  const { details: json, ...rest } = storable(texts, `the results of race ${race}`);
  return { ...rest, details: canonicalJson(json) };
}

/** Counts by the numbers of their units and the places of their candidates. */
function numbered(
  { numbers, candidatesOf }: ResultWriting,
  result: RaceResult,
): RaceCounts<number> {
  const { race, candidates, columns, units } = result;
  const known = candidatesOf(race);
  return {
    columns,
    candidates: candidates.map((key) => known.positionOf(key)),
    units: units.map((unit) => ({ ...unit, unit: numbers.numberOf('ReportingUnit', unit.unit) })),
  };
}

/** @throws ReportedError for counts that cannot be stored */
function packed(counts: RaceCounts<number>, race: string): Pick<StoredResult, 'units' | 'counts'> {
  try {
    return packResult(counts);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ReportedError(`The results of race ${race} cannot be stored: ${error.message}.`, {
      cause: error,
    });
  }
}

function isSameResult(one: StoredResult, other: StoredResult): boolean {
  return isSameCounts(one, other) && callsChanged(one, other) === 0;
}

function isSameCounts(one: StoredResult, other: StoredResult): boolean {
  const names = ['lastUpdated', 'tabulationStatus', 'raceCallStatus', 'details'] as const;
  return (
    names.every((name) => one[name] === other[name]) &&
    Buffer.compare(one.units, other.units) === 0 &&
    Buffer.compare(one.counts, other.counts) === 0
  );
}
