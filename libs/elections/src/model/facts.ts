import type { BallotStyle } from './ballot-style.ts';
import type { District } from './district.ts';
import type { Election } from './election.ts';
import type { Party } from './party.ts';
import type { PollingPlace } from './polling-place.ts';
import type { SaidRace } from './race.ts';
import type { Call, RaceResult } from './race-result.ts';
import type { ReportDocument } from './report-document.ts';
import type { Said } from './said.ts';
import type { Unit } from './unit.ts';

/** Things of an election that a source can have a whole list of. */
export type ListedKind =
  'units' | 'ballotStyles' | 'pollingPlaces' | 'races' | 'candidates' | 'calls';

/** What one source says of one election. Keys refer to things of the same election. */
export interface ElectionFacts {
  readonly election: Said<Election, 'key' | 'date'>;
  readonly units: readonly Said<Unit, 'key' | 'kind'>[];
  readonly ballotStyles: readonly Said<BallotStyle, 'key'>[];
  readonly pollingPlaces: readonly Said<PollingPlace, 'key' | 'kind'>[];
  readonly races: readonly SaidRace[];
  /** A result replaces the counts of the units that it names; other units of the race keep theirs. */
  readonly results: readonly RaceResult[];
  /** Marks in the results of races; of a race of `results`, all that stand where `whole` has `calls`. */
  readonly calls: readonly Call[];
  /**
   * Of which things the source has the whole list: what an earlier import of the same kind of source gave, and this one
   * lacks, has vanished. `candidates` and `calls` mean those of the races that are said; calls go at once.
   */
  readonly whole: readonly ListedKind[];
}

/** Where facts came from. */
export interface Source {
  /**
   * `vip`, `boundaries`, `ocd`, `ap` or `csv`; of a source that speaks of a part of an election, with that part behind a
   * slash: `vip/51/county:albemarle`.
   */
  readonly kind: string;
  /** Names of the files. */
  readonly name: string;
  /** Of the content, in hex; of several files, of their hashes in order. */
  readonly sha256: string;
}

/** Everything that one import says. */
export interface Facts {
  readonly source: Source;
  readonly elections: readonly ElectionFacts[];
  readonly districts: readonly Said<District, 'key'>[];
  readonly parties: readonly Party[];
  readonly reports: readonly ReportDocument[];
}

/** An election of which nothing is said but what it is. */
export function factsOf(election: ElectionFacts['election']): ElectionFacts {
  return {
    election,
    units: [],
    ballotStyles: [],
    pollingPlaces: [],
    races: [],
    results: [],
    calls: [],
    whole: [],
  };
}
