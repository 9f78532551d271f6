import type { ChoiceDefinition } from '../../cvr-sink.ts';

/** A choice as the election of a report lists it. */
export interface DefinedChoice {
  readonly id: string;
  readonly definition: ChoiceDefinition;
  /** Whether an identifier stands in for its name. */
  readonly isUnnamed: boolean;
}

/** A contest as the election of a report lists it. */
export interface DefinedContest {
  readonly id: string;
  readonly name: string;
  /** Whether an identifier stands in for its name. */
  readonly isUnnamed: boolean;
  /** As stated; undefined where only the records tell. */
  readonly voteFor: number | undefined;
  /** The office's own code of it, or else its identifier. */
  readonly code: string;
  /** The party whose primary it is, or empty. */
  readonly party: string;
  /** The files that told it from another contest of its name, where `cvr export` wrote them; or empty. */
  readonly file: string;
  /** Whether it is called ranked. */
  readonly isRanked: boolean;
  readonly choices: readonly DefinedChoice[];
  /**
   * Whether none of its selections names anybody: then each is a rank or a line, and the place that is marked on it
   * tells the candidate.
   */
  readonly isOfPlaces: boolean;
}

/** Everything of one report but its records. Identifiers mean something within their report only. */
export interface ElectionDefinition {
  readonly electionName: string;
  /** ISO 8601 calendar date, kind and status of the election, where `cvr export` wrote them; else empty. */
  readonly electionDate: string;
  readonly electionType: string;
  readonly resultsStatus: string;
  /** Whether the report says that its ballots are test ballots. */
  readonly isTest: boolean;
  readonly contests: readonly DefinedContest[];
  /** Candidates with the number at the end of their identifiers, by which places name them. */
  readonly candidates: readonly DefinedChoice[];
  /** Names of precincts and other units, by identifier. */
  readonly units: readonly (readonly [string, string])[];
  /** Short names of parties, by identifier. */
  readonly parties: readonly (readonly [string, string])[];
}
