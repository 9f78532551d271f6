import type { BallotStyle } from './ballot-style.ts';
import type { Election } from './election.ts';
import type { PollingPlace } from './polling-place.ts';
import type { Race } from './race.ts';
import type { Call, RaceResult } from './race-result.ts';
import type { Unit } from './unit.ts';

/** Which kind of source gave a thing first; only its later imports can make it vanish. */
export interface Sourced {
  readonly sourceKind: string;
}

/** The definitions of an election, whole: what it is made of, without counts. Lists are in the order of keys. */
export interface Definitions {
  readonly election: Election;
  readonly units: readonly (Unit & Sourced)[];
  readonly ballotStyles: readonly (BallotStyle & Sourced)[];
  readonly pollingPlaces: readonly (PollingPlace & Sourced)[];
  readonly races: readonly (Race & Sourced)[];
}

/** An election, whole. */
export interface ElectionContents extends Definitions {
  readonly results: readonly RaceResult[];
  readonly calls: readonly Call[];
}
