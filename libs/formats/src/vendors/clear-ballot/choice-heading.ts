import { foldWhiteSpace } from '@crossvote/opening';

/** The parts of one heading of the current layout. */
export interface ChoiceHeading {
  /** Name of the contest without rank and rule. */
  readonly contest: string;
  /** The first number of the heading: the number of the choice, in a ranked contest of the choice at this rank. */
  readonly code: string;
  readonly voteFor: number;
  /** The number before the rule; undefined where there is none. */
  readonly rank: number | undefined;
  readonly choice: string;
  readonly party: string;
}

/** Whether a heading is one of a choice with its names in it. */
export function isChoiceHeading(heading: string): boolean {
  return /^\s*Choice_[^:]*:/i.test(heading);
}

const rule = /:\s*(?:Vote For|Number of Winners)\s+(\d{1,4})\s*:/giu;

/**
 * Parses a heading: `Choice_6_1:Auditor:2:Number of Winners 1:Ann:NON`. Names may contain colons, so it is cut at the
 * rule in its middle, and at the party from the right.
 *
 * @returns the problem, in words, where it cannot be parsed
 */
export function parseChoiceHeading(heading: string): ChoiceHeading | string {
  const folded = foldWhiteSpace(heading);
  const [start, code = ''] = /^Choice_(\d+)_\d+:/i.exec(folded) ?? [];
  if (start === undefined) return 'it does not begin with Choice_, two numbers and a colon';
  const [found, ...more] = folded.matchAll(rule);
  if (!found) return 'it holds no "Vote For N" and no "Number of Winners N" between colons';
  if (more.length > 0) return 'it holds the rule ("Vote For N") more than once';
  const [, contest = '', rank] =
    /^(.*?)(?::\s*(\d{1,4}))?$/u.exec(folded.slice(start.length, found.index)) ?? [];
  const rest = folded.slice(found.index + found[0].length);
  const colon = rest.lastIndexOf(':');
  const parts = {
    contest: contest.trim(),
    code,
    voteFor: Number(found[1]),
    rank: rank === undefined ? undefined : Number(rank),
    choice: (colon === -1 ? rest : rest.slice(0, colon)).trim(),
    party: colon === -1 ? '' : rest.slice(colon + 1).trim(),
  };
  if (parts.contest === '') return 'it names no contest';
  if (parts.choice === '') return 'it names no choice';
  return parts.voteFor === 0 ? 'it allows no vote' : parts;
}
