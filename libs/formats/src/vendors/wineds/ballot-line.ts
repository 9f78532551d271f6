import type { LineRule } from '@crossvote/opening';

/** One line of a ballot image file: one rank of one voter in one contest. */
export interface BallotLine {
  /** The part that all lines of one voter share: voter, machine, tally type and precinct. */
  readonly voter: string;
  readonly contest: number;
  readonly machine: string;
  readonly tallyType: number;
  readonly precinct: number;
  readonly rank: number;
  /** 0 where nothing or too much is marked. */
  readonly candidate: number;
  readonly isOvervoted: boolean;
  readonly isUndervoted: boolean;
}

/** Of both kinds of files: the longest line has 83 characters. */
export const winedsLines: LineRule = { limit: 4096, kind: 'WinEDS file' };

/** Characters of a line. */
export const ballotLineLength = 45;

/** The last two digits are flags. */
const ballotLine = /^\d{43}[01]{2}$/;

/** Whether a text is a line of a ballot image file. */
export function isBallotLine(text: string): boolean {
  return ballotLine.test(text);
}

/** Parses a line. @returns undefined when it is not such a line */
export function parseBallotLine(text: string): BallotLine | undefined {
  if (!isBallotLine(text)) return undefined;
  return {
    voter: text.slice(7, 33),
    contest: Number(text.slice(0, 7)),
    machine: text.slice(16, 23),
    tallyType: Number(text.slice(23, 26)),
    precinct: Number(text.slice(26, 33)),
    rank: Number(text.slice(33, 36)),
    candidate: Number(text.slice(36, 43)),
    isOvervoted: text[43] !== '0',
    isUndervoted: text[44] !== '0',
  };
}
