import { FileError, type Place, quoteValue } from '@crossvote/opening';
import { ballotCount } from '../../rankings/ballot-count.ts';
import type { Ranking, RankingProblem } from '../../rankings/ranking-format.ts';

/** How the ballots of a file are written. */
export interface BltRule {
  /** Numbers of the candidates go up to this. */
  readonly candidates: number;
  /** Whether each ballot ends in 0. */
  readonly endsInZero: boolean;
}

/** A number in brackets, or any other text: OpenSTV and Droop put it before a ballot. */
const withId = /^\(([^()]*)\)\s*(.*)$/u;
const parts = /[\s,]+/u;

/** The numbers of a ballot, and what names it. */
function partsOf(text: string): { readonly id: string | undefined; readonly all: string[] } {
  const [, id, rest = text] = withId.exec(text) ?? [];
  return { id, all: rest.split(parts) };
}

/** Whether a line of ballots ends in 0, as all do in most files. */
export function endsInZero(text: string): boolean {
  return partsOf(text).all.at(-1) === '0';
}

/**
 * Takes a ballot apart: `3 1 2=4 - 3 0` are three that have candidate 1 first, 2 and 4 both second, none third.
 *
 * @throws FileError where the number of ballots is a weight, or more than there can be, or where it may be missing
 */
export function bltBallot(text: string, rule: BltRule, place: Place): Ranking | RankingProblem {
  const { id, all } = partsOf(text);
  const [counted = '', ...others] = all;
  const count = ballotCount(counted, place);
  if (count === undefined)
    return problem(
      1,
      'not_a_record',
      `${quoteValue(counted)} is no number of ballots: a ballot is that number, the candidates in their order, and 0`,
    );
  // Droop writes the name in place of the number, and the first candidate would be taken for it.
  if (id !== undefined && count !== 1)
    throw new FileError(
      'ballot_count_unclear',
      `behind ${quoteValue(`(${id})`)}, which names one ballot, stands ${quoteValue(counted)}: that is no number of ballots but 1, and may be the first candidate, as some programs write no number there; write 1 before the candidates of each such ballot`,
      place,
    );
  if (rule.endsInZero && others.pop() !== '0')
    return problem(count, 'ballot_not_ended', 'the ballot does not end in 0 as others do');
  const ranks: number[][] = [];
  for (const rank of others) {
    const read = ranked(rank, rule);
    if (typeof read === 'string') return problem(count, 'unknown_candidate', read);
    ranks.push(read);
  }
  return { count, ranks, ...(id === undefined ? {} : { id: [id] }) };
}

/** The candidates of one rank; a text says what is wrong. */
function ranked(rank: string, { candidates }: BltRule): number[] | string {
  if (rank === '-') return [];
  if (!/^\d+(?:=\d+)*$/.test(rank))
    return `${quoteValue(rank)} is no candidate, nor several that = joins, nor - for a rank that was skipped`;
  const numbers = rank.split('=').map(Number);
  const stranger = numbers.find((number) => number < 1 || number > candidates);
  if (stranger !== undefined)
    return `${stranger} is no candidate: their numbers go from 1 to ${candidates}`;
  if (new Set(numbers).size < numbers.length)
    return `${quoteValue(rank)} has a candidate twice at one rank`;
  return numbers.map((number) => number - 1);
}

const problem = (count: number, code: string, message: string): RankingProblem => ({
  count,
  code,
  message,
});
