import type { Mark, Selection } from '@crossvote/election';
import type { BallotLine } from './ballot-line.ts';

/** The selection of one voter in one contest, from its lines. */
export interface VoterSelection {
  readonly selection: Selection;
  /** Whether a rank below a good one is overvoted: only the mark of that rank is lost. */
  readonly hasLaterOvervote: boolean;
}

/** Why the lines of a voter cannot be stored. */
export interface Problem {
  readonly code: string;
  readonly message: string;
}

/**
 * Reads the ranks of one voter in one contest.
 *
 * @param choices - numbers of the choices by candidate
 * @param rankLimit - number of ranks; each voter has a line for each rank
 */
export function readSelection(
  lines: readonly BallotLine[],
  choices: ReadonlyMap<number, number>,
  rankLimit: number,
): VoterSelection | Problem {
  const ranks = new Set(lines.map(({ rank }) => rank));
  const isWhole = !ranks.has(0) && ranks.size === rankLimit && Math.max(...ranks) === rankLimit;
  if (lines.length !== ranks.size || !isWhole)
    return {
      code: 'ranks_incomplete',
      message: `a voter must have one line for each of the ${rankLimit} ranks of the contest; a line is missing or there twice`,
    };
  const marks: Mark[] = [];
  let overvotedRank = Infinity;
  for (const { rank, candidate, isOvervoted, isUndervoted } of lines) {
    const said = [candidate !== 0, isOvervoted, isUndervoted].filter(Boolean).length;
    if (said !== 1)
      return {
        code: 'rank_contradicts',
        message:
          'a line must hold a candidate, or the overvote flag, or the undervote flag, and only one of them',
      };
    if (isOvervoted) overvotedRank = Math.min(overvotedRank, rank);
    const choice = choices.get(candidate);
    if (candidate !== 0 && choice === undefined)
      return {
        code: 'unknown_candidate',
        message: `candidate ${candidate} is not in the master lookup; give the lookup of this very election`,
      };
    if (choice !== undefined) marks.push({ choice, rank });
  }
  marks.sort((a, b) => a.rank - b.rank);
  const isFirst = overvotedRank < (marks[0]?.rank ?? Infinity);
  return {
    selection: { marks, declared: isFirst ? 'overvoted' : 'nothing' },
    hasLaterOvervote: overvotedRank !== Infinity && !isFirst,
  };
}
