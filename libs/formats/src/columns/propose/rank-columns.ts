import { quoteValue } from '@crossvote/opening';
import { rankInTitle } from '../../words/rank-in-title.ts';
import type { ProposedVotes } from './proposal.ts';
import { isNumber, named } from './words.ts';
import type { LookedColumn, TableLook } from './table-look.ts';

interface Ranking {
  readonly title: string;
  readonly ranks: readonly LookedColumn[];
}

/** `rank1`, `vote_2`: a rank, and nothing else. */
const bareRank = /^(?:rank|vote|choice|pref|preference|ranking)[\s_.-]?(\d{1,2})$/i;

/**
 * Contests with a column for each rank.
 *
 * @param name - of a contest whose headings do not name it
 */
export function rankColumns({ columns }: TableLook, name: string): ProposedVotes | undefined {
  const rankings = rankingsOf(columns);
  if (rankings.length === 0) return undefined;
  const taken = rankings.map(({ title, ranks }) => {
    const called = title === '' ? `called ${quoteValue(name)} after the file` : quoteValue(title);
    return `${named(ranks)} are taken for the ${ranks.length} ranks of one contest, ${called}`;
  });
  const ofNumbers = rankings.filter(({ ranks }) => areNumbers(ranks));
  return {
    contests: rankings.map(({ title, ranks }) => ({
      name: title || name,
      ranks: ranks.map(({ ref }) => ref),
    })),
    columns: new Set(rankings.flatMap(({ ranks }) => ranks.map(({ ref }) => ref))),
    isCertain: ofNumbers.length === 0,
    taken,
    unsure: ofNumbers.map(
      ({ ranks }) => `${named(ranks)} hold numbers: they would be the names of the choices`,
    ),
  };
}

function rankingsOf(columns: readonly LookedColumn[]): Ranking[] {
  const byTitle = new Map<string, Map<number, LookedColumn>>();
  const repeated = new Set<string>();
  for (const column of columns) {
    const found = rankOf(column.heading);
    if (!found) continue;
    const ranks = byTitle.get(found.title) ?? new Map<number, LookedColumn>();
    if (ranks.has(found.rank)) repeated.add(found.title);
    byTitle.set(found.title, ranks.set(found.rank, column));
  }
  return [...byTitle].flatMap(([title, ranks]) => {
    const numbers = [...ranks.keys()].sort((a, b) => a - b);
    const isWhole = numbers.length > 1 && numbers.every((number, at) => number === at + 1);
    if (!isWhole || repeated.has(title)) return [];
    return [{ title, ranks: numbers.flatMap((number) => ranks.get(number) ?? []) }];
  });
}

function rankOf(heading: string): { readonly title: string; readonly rank: number } | undefined {
  const [, number] = bareRank.exec(heading) ?? [];
  if (number !== undefined) return { title: '', rank: Number(number) };
  const found = rankInTitle(heading);
  return found && { title: found.rest, rank: found.rank };
}

function areNumbers(ranks: readonly LookedColumn[]): boolean {
  const filled = ranks.flatMap(({ cells }) => cells.filter((cell) => cell !== ''));
  return filled.length === 0 || filled.every(isNumber);
}
