import type { BallotStyle } from './ballot-style.ts';
import type { Candidate } from './candidate.ts';
import type { Election } from './election.ts';
import type { PollingPlace } from './polling-place.ts';
import type { Race } from './race.ts';
import type { Call, RaceResult } from './race-result.ts';
import type { Unit } from './unit.ts';

/** Which kind of source gave a thing first; only its later imports can make it vanish. */
export interface Sourced {
  readonly sourceKind: string;
}

/** A candidate as stored. */
export type StoredCandidate = Candidate &
  Sourced & {
    /** Place in the packed results of the race, from 0; never given to another, also when this one is gone. */
    readonly position: number;
  };

/** A race as stored. */
export type StoredRace = Omit<Race, 'candidates'> &
  Sourced & {
    readonly candidates: readonly StoredCandidate[];
    /** How many places of candidates were given. */
    readonly candidatePlaces: number;
  };

/** The definitions of an election, whole: what it is made of, without counts. Lists are in the order of keys. */
export interface Definitions {
  readonly election: Election;
  readonly units: readonly (Unit & Sourced)[];
  readonly ballotStyles: readonly (BallotStyle & Sourced)[];
  readonly pollingPlaces: readonly (PollingPlace & Sourced)[];
  readonly races: readonly StoredRace[];
}

/** A mark as stored, with the kind of the source that said it; `person`, where somebody declared it here. */
export type StoredCall = Call & Sourced;

/** An election, whole. */
export interface ElectionContents extends Definitions {
  readonly results: readonly RaceResult[];
  readonly calls: readonly StoredCall[];
}
