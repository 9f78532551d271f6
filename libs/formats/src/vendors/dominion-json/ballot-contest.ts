import {
  flagOf,
  numberOf,
  objectsOf,
  optionalFlag,
  optionalNumber,
  RefusedRecord,
  type JsonObject,
} from './json-values.ts';

/** One mark that is not ambiguous. */
export interface BallotMark {
  readonly candidate: number;
  /** 0 where the export states no rank. */
  readonly rank: number;
  /** Undefined where the export does not state it. */
  readonly isVote: boolean | undefined;
  /** Number of the write-in line; undefined for other marks. */
  readonly writeInLine: number | undefined;
}

/** The entry of a record for one contest. */
export interface BallotContest {
  readonly id: number;
  /** Undefined in the oldest versions. */
  readonly undervotes: number | undefined;
  readonly overvotes: number | undefined;
  readonly marks: readonly BallotMark[];
}

/** The selection of a record in one contest, ready for the sink. */
export interface ReadSelection {
  /** Equal exactly for equal selections of one contest. */
  readonly key: string;
  readonly marks: readonly BallotMark[];
  readonly declared: 'nothing' | 'overvoted';
  readonly isRanked: boolean;
  readonly oddities: readonly Oddity[];
}

/** Contradictions in a selection. */
export type Oddity = 'choice_marked_twice' | 'undervotes_differ' | 'overvotes_differ';

/** @throws RefusedRecord when a part that is needed is missing or of another type */
export function readBallotContest(contest: JsonObject): BallotContest {
  const marks: BallotMark[] = [];
  for (const mark of objectsOf(contest, 'Marks')) {
    // The mark is too light for the system to count it, and was not adjudicated.
    if (flagOf(mark, 'IsAmbiguous')) continue;
    marks.push({
      candidate: numberOf(mark, 'CandidateId'),
      rank: smallNumber(mark, 'Rank') ?? 0,
      isVote: optionalFlag(mark, 'IsVote'),
      writeInLine: optionalNumber(mark, 'WriteinIndex'),
    });
  }
  return {
    id: numberOf(contest, 'Id'),
    undervotes: smallNumber(contest, 'Undervotes'),
    overvotes: smallNumber(contest, 'Overvotes'),
    marks,
  };
}

/** More votes or ranks than any ballot has room for. */
const countLimit = 10_000;

function smallNumber(parent: JsonObject, key: string): number | undefined {
  const value = optionalNumber(parent, key);
  if (value === undefined || value <= countLimit) return value;
  throw new RefusedRecord('number_too_large', `${key} is more than ${countLimit}; export it again`);
}
