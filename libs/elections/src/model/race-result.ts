import type { JsonObject } from './json.ts';

/** Kind of results: from a source, or counted from linked cast vote records. */
export type ResultsType = 'test' | 'live' | 'certified' | 'counted';

/** Counts of one race in one unit. */
export interface UnitResult {
  /** Key of the unit. */
  readonly unit: string;
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

/** All counts of one race of one kind. */
export interface RaceResult {
  /** Key of the race. */
  readonly race: string;
  readonly resultsType: ResultsType;
  /** What the source said of the whole race, as text; empty where it says none. */
  readonly lastUpdated: string;
  readonly tabulationStatus: string;
  readonly raceCallStatus: string;
  /** Keys of the candidates that `counts` are of. */
  readonly candidates: readonly string[];
  /** What is counted: `votes` first, then `avotes`, vote types, `delegates`, `electoral`. */
  readonly columns: readonly string[];
  readonly units: readonly UnitResult[];
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
