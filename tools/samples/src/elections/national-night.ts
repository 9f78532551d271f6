import { createRandom, drawIndex } from '../random.ts';
import { stateSizes, type StateSize } from './state-sizes.ts';

/** How large a night is. */
export interface NightOptions {
  /** Counties or towns of New England, 51 at least. */
  readonly places: number;
  /** Races of each state. */
  readonly races: number;
  readonly seed: number;
  /** How many times results came in: each time there are more votes. */
  readonly report?: number;
}

/** Counts of a race in one unit, in the order of the candidates. */
export interface NightUnitResult {
  readonly unit: string;
  readonly precinctsReporting: number;
  readonly precinctsTotal: number;
  readonly lastUpdated: string;
  readonly electoralTotal: null;
  readonly counts: readonly (readonly [votes: number])[];
}

/** Results of a race: its first unit is the state, whose counts are the sums of all others. */
export interface NightResult {
  readonly race: string;
  readonly resultsType: 'live';
  readonly lastUpdated: string;
  readonly tabulationStatus: string;
  readonly raceCallStatus: string;
  readonly candidates: readonly string[];
  readonly columns: readonly ['votes'];
  readonly units: readonly NightUnitResult[];
  readonly details: Readonly<Record<string, never>>;
}

/** One state's election, in the shape of what an import says of it. */
export interface NightElection {
  readonly election: {
    readonly key: string;
    readonly date: string;
    readonly name: string;
    readonly statePostal: string;
  };
  readonly units: readonly {
    readonly key: string;
    readonly kind: 'state' | 'county' | 'town';
    readonly name: string;
    readonly parent: string | null;
    readonly position: number;
  }[];
  readonly races: readonly {
    readonly key: string;
    readonly title: string;
    readonly candidates: readonly {
      readonly key: string;
      readonly name: string;
      readonly party: string;
    }[];
  }[];
  readonly results: readonly NightResult[];
  readonly ballotStyles: readonly [];
  readonly pollingPlaces: readonly [];
  readonly calls: readonly [];
  readonly whole: readonly [];
}

export const nightDate = '2032-11-02';
const evening = Date.parse('2032-11-03T00:00:00Z');
const parties = ['DEM', 'REP', 'LIB', 'GRN', 'IND', 'WRI'];
const fewestCandidates = 2;

/** An election night of the nation: the same options give the same night on every machine. */
export function nationalNight(options: NightOptions): NightElection[] {
  return stateSizes(options.places).map((size, place) => electionOf(size, place, options));
}

function electionOf(size: StateSize, place: number, options: NightOptions): NightElection {
  const random = createRandom(options.seed * 1000 + place);
  const places = Array.from({ length: size.places }, (_, index) => ({
    ...{ key: `${size.kind}:${String(index + 1).padStart(3, '0')}`, kind: size.kind },
    ...{ name: `${size.postal} ${size.kind} ${index + 1}`, parent: 'state', position: index },
    voters: 200 + drawIndex(random, drawIndex(random, 20) === 0 ? 900_000 : 30_000),
    precincts: 1 + drawIndex(random, 120),
  }));
  const races = Array.from({ length: options.races }, (_, race) => ({
    key: `race-${race + 1}`,
    title: `${size.postal} office ${race + 1}`,
    candidates: Array.from(
      { length: fewestCandidates + drawIndex(random, parties.length - 1) },
      (_none, candidate) => ({
        ...{ key: `candidate-${candidate + 1}`, party: parties[candidate] ?? '' },
        name: `Candidate ${candidate + 1} for ${size.postal} office ${race + 1}`,
      }),
    ),
  }));
  const state = { key: 'state', kind: 'state' as const, name: size.postal };
  return {
    election: {
      ...{ key: `us-${size.postal.toLowerCase()}-${nightDate}`, date: nightDate },
      ...{ name: `${size.postal} general election`, statePostal: size.postal },
    },
    units: [
      { ...state, parent: null, position: 0 },
      ...places.map(({ key, kind, name, parent, position }) => ({
        ...{ key, kind, name, parent, position },
      })),
    ],
    races,
    results: races.map(({ key, candidates }, race) =>
      resultOf(key, candidates.length, places, {
        random: createRandom(options.seed * 7919 + place * 100 + race),
        report: options.report ?? 1,
      }),
    ),
    ...{ ballotStyles: [], pollingPlaces: [], calls: [], whole: [] },
  };
}

function resultOf(
  race: string,
  candidates: number,
  places: readonly { readonly key: string; readonly voters: number; readonly precincts: number }[],
  { random, report }: { readonly random: () => number; readonly report: number },
): NightResult {
  const units = places.map(({ key, voters, precincts }): NightUnitResult => {
    const counted = Math.min(precincts, report + drawIndex(random, precincts));
    const votes = Math.floor((voters * counted) / precincts / candidates);
    return {
      ...{ unit: key, precinctsReporting: counted, precinctsTotal: precincts },
      lastUpdated: timeAfter(report * 3600 + drawIndex(random, 3600)),
      electoralTotal: null,
      counts: Array.from({ length: candidates }, () => [drawIndex(random, votes + 1)] as const),
    };
  });
  const lastUpdated = units.map((unit) => unit.lastUpdated).reduce((a, b) => (a > b ? a : b));
  return {
    ...{ race, resultsType: 'live', lastUpdated },
    ...{ tabulationStatus: 'Active Tabulation', raceCallStatus: 'Too Early to Call' },
    candidates: Array.from({ length: candidates }, (_, index) => `candidate-${index + 1}`),
    columns: ['votes'],
    units: [sumOf(units, candidates, lastUpdated), ...units],
    details: {},
  };
}

function sumOf(
  units: readonly NightUnitResult[],
  candidates: number,
  lastUpdated: string,
): NightUnitResult {
  const sum = (numberOf: (unit: NightUnitResult) => number) =>
    units.reduce((total, unit) => total + numberOf(unit), 0);
  return {
    unit: 'state',
    precinctsReporting: sum((unit) => unit.precinctsReporting),
    precinctsTotal: sum((unit) => unit.precinctsTotal),
    ...{ lastUpdated, electoralTotal: null },
    counts: Array.from({ length: candidates }, (_, candidate) => [
      sum((unit) => unit.counts[candidate]?.[0] ?? 0),
    ]),
  };
}

function timeAfter(seconds: number): string {
  return new Date(evening + seconds * 1000).toISOString().replace('.000Z', 'Z');
}
