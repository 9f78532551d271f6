import type { JsonObject } from './json.ts';

/** Kind of results: from a source, or counted from linked cast vote records. */
export type ResultsType = 'test' | 'live' | 'certified' | 'counted';

/**
 * Counts of one race in one unit.
 *
 * @typeParam Key - a key, or where the counts are stored, a number
 */
export interface UnitResult<Key = string> {
  /** Key of the unit. */
  readonly unit: Key;
  /** Null where the source does not say it. */
  readonly precinctsReporting: number | null;
  readonly precinctsTotal: number | null;
  /** Time as the source wrote it, or empty; shown, never compared. */
  readonly lastUpdated: string;
  /** Electoral votes of the unit. */
  readonly electoralTotal: number | null;
  /** For each candidate, in the order of `candidates`, a count for each of `columns`; null is "not given". */
  readonly counts: readonly (readonly (number | null)[])[];
}

/** The counts of one race: candidates times columns in each unit. */
export interface RaceCounts<Key = string> {
  /** Keys of the candidates that `counts` are of. */
  readonly candidates: readonly Key[];
  /** What is counted: `votes` first, then `avotes`, vote types, `delegates`, `electoral`. */
  readonly columns: readonly string[];
  readonly units: readonly UnitResult<Key>[];
}

/** All counts of one race of one kind. */
export interface RaceResult extends RaceCounts {
  /** Key of the race. */
  readonly race: string;
  readonly resultsType: ResultsType;
  /** What the source said of the whole race, as text; empty where it says none. */
  readonly lastUpdated: string;
  readonly tabulationStatus: string;
  readonly raceCallStatus: string;
  /** Whatever is no count: expected votes, rounds of ranked contests. */
  readonly details: JsonObject;
}

/** What somebody declared of a candidate: `X` won, `R` goes to a runoff, `N` taken back. */
export interface Call {
  /** Key of the race. */
  readonly race: string;
  readonly resultsType: ResultsType;
  /** Key of the candidate. */
  readonly candidate: string;
  readonly mark: 'X' | 'R' | 'N';
  /** ISO 8601 time; null where the source does not say it. */
  readonly calledAt: string | null;
  /** Who said it: `ap`, or a person's word. */
  readonly calledBy: string;
}
