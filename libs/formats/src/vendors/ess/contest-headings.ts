import { rankInTitle } from '../../words/rank-in-title.ts';
import { isContinuation, roleOf } from './heading-roles.ts';

/** A contest in the headings of one file. */
export interface ContestColumns {
  readonly name: string;
  /** The code at the end of the heading, or empty. Name and code together identify the contest. */
  readonly code: string;
  /** The party that holds this primary, or empty. */
  readonly party: string;
  readonly voteFor: number;
  readonly rankLimit: number;
  /** Column of each vote, or of each rank. */
  readonly columns: readonly number[];
  /** Rank of each column, 0 in contests that are not ranked. */
  readonly ranks: readonly number[];
}

/** What cells show about headings with two possible meanings. */
export interface ColumnEvidence {
  /** Titles whose numbered columns have no candidate in common, so that they are separate contests and not ranks. */
  readonly notRanks: ReadonlySet<string>;
  /**
   * Headings that occur as often as their stated number of votes, over the same candidates: one contest with a vote in
   * each column.
   */
  readonly repeated: ReadonlySet<string>;
}

/** No evidence: headings have their usual meaning. */
export const noEvidence: ColumnEvidence = { notRanks: new Set(), repeated: new Set() };

/** A heading of a rank. */
interface RankHeading {
  readonly name: string;
  readonly code: string;
  readonly rank: number;
  readonly limit: number;
}

const trailingCode = /\s*\((\d+)\)$/;

/** Takes `(220)` off the end of a heading. */
export function splitCode(heading: string): { name: string; code: string } {
  const code = trailingCode.exec(heading)?.[1] ?? '';
  return { name: heading.replace(trailingCode, ''), code };
}

/** Reads `1ST CHOICE MAYOR`, `Mayor (Rank 2) (50)` and `DEM Mayor Choice 1 of 5 Citywide (026916)`. */
function readRank(heading: string): RankHeading | undefined {
  const { name, code } = splitCode(heading);
  const ranked = rankInTitle(name);
  return ranked && { name: ranked.rest, code, rank: ranked.rank, limit: ranked.limit };
}

/** Whether a heading is of the form `Choice 1 of 5`. */
export function isNumberedChoice(heading: string): boolean {
  return /\bChoice \d{1,3} of \d{1,3}\b/i.test(heading);
}

/** A ranking that is being collected. */
interface Ranking {
  readonly place: number;
  readonly headings: RankHeading[];
  readonly columns: number[];
}

/** Headings of ranks that belong together, by their first column. Headings that make no ranking are left out. */
function findRankings(headings: readonly string[]): Ranking[] {
  const byName = new Map<string, Ranking[]>();
  headings.forEach((heading, column) => {
    const rank = readRank(heading);
    if (!rank) return;
    const sameName = byName.get(rank.name) ?? [];
    byName.set(rank.name, sameName);
    // A rank that the ranking has already begins another contest with the same name.
    const open = sameName.find((ranking) =>
      ranking.headings.every((one) => one.rank !== rank.rank),
    );
    if (open) {
      open.headings.push(rank);
      open.columns.push(column);
    } else sameName.push({ place: column, headings: [rank], columns: [column] });
  });
  return [...byName.values()].flat().filter(isRanking);
}

/** Ranks must be 1 to k. A single column must state the number of ranks. */
function isRanking({ headings }: Ranking): boolean {
  const ranks = headings.map(({ rank }) => rank).sort((a, b) => a - b);
  const isWhole = ranks.every((rank, place) => rank === place + 1);
  return isWhole && (ranks.length > 1 || (headings[0]?.limit ?? 0) > 0);
}

function rankedContest({ headings, columns }: Ranking): ContestColumns {
  const first = headings.find(({ rank }) => rank === 1);
  const ranks = headings.map(({ rank }) => rank);
  const rankLimit = Math.max(...ranks, ...headings.map(({ limit }) => limit));
  return {
    name: first?.name ?? '',
    code: first?.code ?? '',
    party: '',
    voteFor: 1,
    rankLimit,
    columns,
    ranks,
  };
}

/**
 * The contests of a row of headings, in the order of their first columns, and the columns that belong to none.
 *
 * @param headings - white space folded, without columns at the end that are always empty
 * @param evidence - what cells show about headings with two possible meanings
 */
export function readContests(
  headings: readonly string[],
  { notRanks, repeated } = noEvidence,
): {
  contests: readonly ContestColumns[];
  /** Columns without a heading that follow no contest. */
  unnamed: readonly number[];
  /** Columns without a heading that follow a rank: the meaning of a vote there is unknown. */
  unclear: readonly number[];
} {
  const rankings = new Map(
    findRankings(headings)
      .filter(({ headings: [first] }) => !notRanks.has(first?.name ?? ''))
      .map((ranking) => [ranking.place, ranking]),
  );
  const ranked = new Set([...rankings.values()].flatMap(({ columns }) => columns));
  const contests: (() => ContestColumns)[] = [];
  const unnamed: number[] = [];
  const unclear: number[] = [];
  let open: number[] | undefined;
  const known = new Map<string, number[]>();
  headings.forEach((heading, column) => {
    const ranking = rankings.get(column);
    if (ranking) contests.push(() => rankedContest(ranking));
    if (isContinuation(heading)) {
      (open ?? unnamed).push(column);
      if (ranked.has(column - 1) || unclear.includes(column - 1)) unclear.push(column);
      return;
    }
    const isPlain = !ranked.has(column) && roleOf(heading) === undefined;
    const same = isPlain ? known.get(heading) : undefined;
    if (same) {
      same.push(column);
      return;
    }
    const columns = isPlain ? [column] : undefined;
    open = columns;
    if (columns && repeated.has(heading)) known.set(heading, columns);
    if (columns) contests.push(() => plainContest(heading, columns));
  });
  // Only now are all the columns of each contest known.
  return { contests: contests.map((contest) => contest()), unnamed, unclear };
}

function plainContest(heading: string, columns: readonly number[]): ContestColumns {
  return {
    name: heading,
    code: splitCode(heading).code,
    party: '',
    voteFor: columns.length,
    rankLimit: 0,
    columns,
    ranks: columns.map(() => 0),
  };
}

/** Whether a file is named like the workbooks of New York City, such as `2025P1V1_ELE1.xlsx`. */
export function isNycName(name: string): boolean {
  return /(^|\/)\d{4}[A-Z]\d+V\d+_[A-Z]{2,4}\d+\.(?:xlsx|csv)$/i.test(name);
}
