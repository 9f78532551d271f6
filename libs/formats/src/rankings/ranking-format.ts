import type { ExportFile, Place } from '@crossvote/opening';

/** A choice as a file of rankings lists it. */
export interface RankedChoice {
  readonly name: string;
  /** Empty where the file has none. */
  readonly party: string;
  readonly code?: string;
}

/** What a file of rankings says of its only contest, known at its end. */
export interface RankedContest {
  /** Empty where the file does not name it. */
  readonly name: string;
  /** 0 where the file does not say. */
  readonly seats: number;
  /** How many ranks a ballot had; 0 where the file does not say. */
  readonly ranks: number;
  readonly choices: readonly RankedChoice[];
  /** Whether a last line without an end is whole all the same. */
  readonly isClosed: boolean;
}

/** Ballots that are filled in alike. */
export interface Ranking {
  readonly count: number;
  /**
   * The choices at each rank, from the first, as places in the list of choices: several share a rank, none is at one that
   * was skipped.
   */
  readonly ranks: readonly (readonly number[])[];
  /** What tells a ballot from all others, where the file has that: its number, and what stands behind it. */
  readonly id?: readonly string[];
}

/** Ballots that cannot be stored. */
export interface RankingProblem {
  readonly count: number;
  readonly code: string;
  readonly message: string;
}

/** Says what a person should know of a file, and of which line. */
export type Say = (
  severity: 'assumption' | 'warning',
  code: string,
  message: string,
  line?: number,
) => void;

/** Takes the lines of one file of rankings apart. */
export interface RankingParser {
  /**
   * Takes the next line that is not blank, without blanks around it.
   *
   * @returns undefined for a line that stands for no ballots
   * @throws FileError where going on could miscount
   */
  line(text: string, place: Place): Ranking | RankingProblem | undefined;
  /**
   * Says that no lines follow.
   *
   * @throws FileError where the file is not whole
   */
  finish(): RankedContest;
}

/** A format of text in which each line is a ranking, and how many ballots have it. */
export interface RankingFormat {
  /** What its files are called in messages, such as `BLT file`. */
  readonly kind: string;
  /** What a contest is called that no file names; as the file where it is left out. */
  readonly contestName?: string;
  parser(file: ExportFile, say: Say): RankingParser;
}
