import { foldWhiteSpace } from '@crossvote/opening';
import { rankInTitle } from '../../words/rank-in-title.ts';
import { parseContestTitle, type ContestTitle } from './contest-title.ts';
import type { ColumnRows } from './header-filling.ts';
import { rankingOfLists, rankingOfNames, wholeRanking, type Ranking } from './ranking.ts';

/** Neighbouring columns under one title. */
export interface TitledColumns {
  /** White space folded. */
  readonly title: string;
  readonly first: number;
  /** One after the last. */
  readonly end: number;
  /** Where each rank has a title of its own, as in `Mayor 1st Choice`; the title is then without its words. */
  readonly ranking?: Ranking | undefined;
}

/** What a contest's title says, and the ranking that its columns make. */
interface RankedContest extends ContestTitle {
  readonly ranking: Ranking | undefined;
  readonly rankedBy: 'titles' | 'names' | 'lists' | undefined;
}

/** The columns with one title from `first` on; with the titles of its other ranks, where each rank has its own. */
export function titledColumns(rows: ColumnRows, first: number, width: number): TitledColumns {
  const plain = columnsOfTitle(rows, first, width);
  return columnsOfRanks(rows, plain, width) ?? plain;
}

function columnsOfTitle({ titles }: ColumnRows, first: number, width: number): TitledColumns {
  const title = foldWhiteSpace(titles.cells[first] ?? '');
  let end = first + 1;
  while (end < width && foldWhiteSpace(titles.cells[end] ?? '') === title) end += 1;
  return { title, first, end };
}

function columnsOfRanks(
  rows: ColumnRows,
  plain: TitledColumns,
  width: number,
): TitledColumns | undefined {
  const base = rankInTitle(plain.title);
  if (base?.rank !== 1) return undefined;
  const parts = [plain];
  for (let end = plain.end; end < width;) {
    const next = columnsOfTitle(rows, end, width);
    const words = rankInTitle(next.title);
    if (words?.rest !== base.rest || words.rank !== parts.length + 1) break;
    parts.push(next);
    ({ end } = next);
  }
  const names = parts.map(({ first, end }) => namesOf(rows, first, end));
  const ranking = wholeRanking(
    names.flatMap((ofRank, place) => ofRank.map((name) => ({ name, rank: place + 1 }))),
  );
  const { first } = plain;
  return ranking && { title: base.rest, first, end: parts.at(-1)?.end ?? plain.end, ranking };
}

function namesOf({ choices }: ColumnRows, first: number, end: number): string[] {
  return Array.from({ length: end - first }, (_, place) =>
    foldWhiteSpace(choices.cells[first + place] ?? ''),
  );
}

/** What a title says, and how its columns rank choices: as it says, or as the names or their order show. */
export function findRanking(rows: ColumnRows, columns: TitledColumns): RankedContest {
  const title = parseContestTitle(columns.title);
  const names = namesOf(rows, columns.first, columns.end);
  if (columns.ranking) return { ...title, ranking: columns.ranking, rankedBy: 'titles' };
  // A contest of several votes is none of ranks, whatever its choices are called.
  const ofNames = (title.voteFor ?? 1) === 1 ? rankingOfNames(names) : undefined;
  if (title.rankLimit > 0) {
    const found = ofNames ?? rankingOfLists(names);
    const isWhole = found?.rankLimit === title.rankLimit;
    return { ...title, ranking: isWhole ? found : undefined, rankedBy: undefined };
  }
  if (ofNames) return { ...title, ranking: ofNames, rankedBy: 'names' };
  const ofLists = title.voteFor === undefined ? rankingOfLists(names) : undefined;
  return { ...title, ranking: ofLists, rankedBy: ofLists && 'lists' };
}
