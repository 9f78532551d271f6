import type { Call, RaceResult, ResultsType, UnitResult } from '@crossvote/elections';
import type { FileReport } from '../file-report.ts';
import { isZonedTime } from '../words/zoned-time.ts';
import { columnsOf, countOf } from './columns.ts';
import type { Members } from './members.ts';
import { candidateKey, detailsOfResult, raceKey } from './race-facts.ts';
import { ApUnit, type ApRace } from './reply.ts';

const types: ReadonlyMap<string, ResultsType> = new Map([
  ['t', 'test'],
  ['test', 'test'],
  ['l', 'live'],
  ['live', 'live'],
  ['c', 'certified'],
  ['certified', 'certified'],
]);

/** Kind of the results of a race; undefined of a kind that nobody knows. Old replies say only whether it is a test. */
export function resultsTypeOf({ resultsType, test }: ApRace): ResultsType | undefined {
  if (resultsType === undefined) return test ? 'test' : 'live';
  return types.get(resultsType.toLowerCase());
}

const readOfUnit = new Set(Object.keys(ApUnit.shape));
const keptOfUnit = new Set(['eevp', 'parameters']);

/** A unit of a race with its key. */
export interface KeyedUnit {
  readonly key: string;
  readonly unit: ApUnit;
}

/** The counts of a race. */
export function resultOf(
  race: ApRace,
  resultsType: ResultsType,
  units: readonly KeyedUnit[],
  members: Members,
): RaceResult {
  const candidates = [...new Set(units.flatMap(({ unit }) => unit.candidates.map(candidateKey)))];
  const columns = columnsOf(race);
  const ofUnits = units.flatMap(({ key, unit }) => {
    const rest = members.rest('unit', unit, readOfUnit, keptOfUnit);
    return Object.keys(rest).length === 0 ? [] : [[key, rest] as const];
  });
  return {
    race: raceKey(race),
    resultsType,
    lastUpdated: units[0]?.unit.lastUpdated ?? '',
    tabulationStatus: race.tabulationStatus ?? '',
    raceCallStatus: race.raceCallStatus ?? '',
    candidates,
    columns: columns.map(([, column]) => column),
    units: units.map((one) => countsOf(one, candidates, columns)),
    details: {
      ...detailsOfResult(race),
      ...(ofUnits.length === 0 ? {} : { units: Object.fromEntries(ofUnits) }),
    },
  };
}

function countsOf(
  { key, unit }: KeyedUnit,
  candidates: readonly string[],
  columns: readonly (readonly [string, string])[],
): UnitResult {
  const rows = new Map(unit.candidates.map((one) => [candidateKey(one), one]));
  return {
    unit: key,
    precinctsReporting: unit.precinctsReporting ?? null,
    precinctsTotal: unit.precinctsTotal ?? null,
    lastUpdated: unit.lastUpdated ?? '',
    electoralTotal: unit.electTotal ?? null,
    counts: candidates.map((candidate) => {
      const row = rows.get(candidate);
      return columns.map(([member]) => (row ? countOf(row, member) : null));
    }),
  };
}

/** The marks of a race: those of its first unit, as all others repeat them. */
export function callsOf(
  race: ApRace,
  resultsType: ResultsType,
  units: readonly KeyedUnit[],
  report: FileReport,
): Call[] {
  const called = new Map<string, Call>();
  for (const { winner, winnerDateTime, ...row } of units.flatMap(({ unit }) => unit.candidates)) {
    const candidate = candidateKey(row);
    if (winner === undefined || called.has(candidate)) continue;
    if (winner !== 'X' && winner !== 'R' && winner !== 'N') {
      report.warn(
        'ap_unknown_winner',
        `race ${race.raceID}: the mark ${JSON.stringify(winner.slice(0, 20))} of candidate ${row.candidateID} is not X, R or N; left out`,
      );
      continue;
    }
    const calledAt =
      winnerDateTime !== undefined && isZonedTime(winnerDateTime) ? winnerDateTime : null;
    called.set(candidate, {
      race: raceKey(race),
      resultsType,
      candidate,
      mark: winner,
      calledAt,
      calledBy: 'ap',
    });
  }
  return [...called.values()];
}
