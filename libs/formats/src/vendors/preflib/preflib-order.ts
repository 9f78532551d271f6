import { type Place, quoteValue } from '@crossvote/opening';
import { ballotCount } from '../../rankings/ballot-count.ts';
import type { Ranking, RankingProblem } from '../../rankings/ranking-format.ts';

/** Kinds of orders: strict or with ties, complete or not. */
export type OrderType = 'soc' | 'soi' | 'toc' | 'toi';

/** A text as a kind of orders; undefined for any other kind of PrefLib data. */
export function orderTypeOf(text: string): OrderType | undefined {
  const wanted = text.trim().toLowerCase();
  return (['soc', 'soi', 'toc', 'toi'] as const).find((type) => type === wanted);
}

const tie = /^\{[^{}]*\}$/u;

/**
 * Takes an order apart: `3: 1,{2,4}` (in old files `3,1,{2,4}`) are three ballots that have alternative 1 first, and 2
 * and 4 both second.
 *
 * @param alternatives - they are numbered from 1
 * @throws FileError where the number of ballots is more than there can be
 */
export function preflibOrder(
  text: string,
  alternatives: number,
  place: Place,
): Ranking | RankingProblem {
  const [, counted = '', order = ''] = /^([^:,]*)\s*[:,]\s*(.*)$/u.exec(text) ?? [];
  const count = ballotCount(counted.trim(), place);
  if (count === undefined)
    return {
      count: 1,
      code: 'not_a_record',
      message: `${quoteValue(text)} is no number of ballots with an order behind it`,
    };
  const ranks: number[][] = [];
  for (const group of order === '' ? [] : order.split(/,(?![^{]*\})/u)) {
    const read = grouped(group.trim(), alternatives);
    if (typeof read === 'string') return { count, code: 'unknown_candidate', message: read };
    ranks.push(read);
  }
  return { count, ranks };
}

/** Whether an order ends with several alternatives at one rank. */
export function endsInTie({ ranks }: Ranking): boolean {
  return (ranks.at(-1)?.length ?? 0) > 1;
}

/** The alternatives of one rank; a text says what is wrong. */
function grouped(text: string, alternatives: number): number[] | string {
  const inner = tie.test(text) ? text.slice(1, -1) : text;
  const parts = inner.split(',').map((part) => part.trim());
  const numbers = parts.map((part) => (/^\d+$/.test(part) ? Number(part) : 0));
  const stranger = numbers.findIndex((number) => number < 1 || number > alternatives);
  if (stranger !== -1)
    return `${quoteValue(parts[stranger] ?? '')} is no alternative: their numbers go from 1 to ${alternatives}`;
  if (new Set(numbers).size < numbers.length)
    return `${quoteValue(text)} has an alternative twice at one rank`;
  return numbers.map((number) => number - 1);
}
