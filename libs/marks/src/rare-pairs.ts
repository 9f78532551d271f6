import type { ContestPattern } from './contest-patterns.ts';

/** How many records have one contest, the other, and both. */
export interface PairRecords {
  readonly first: number;
  readonly second: number;
  readonly both: number;
}

/** Two contests that are together on few of the records that have one of them. */
export interface RarePair {
  readonly contests: readonly [number, number];
  readonly both: number;
  readonly either: number;
}

/** Two contests are a rare pair when they are together on less than this share of the records of the rarer one. */
const rareShare = 1 / 4;
/** A third contest links two contests when it is on this share of the records of each. */
const heldShare = 1 / 2;
/** How many contests are tried as the third one: those on the most records. */
export const holderCount = 8;

/** Whether two contests are together on some records, but on so few that only part of the cards may be linked. */
export function isRare({ first, second, both }: PairRecords): boolean {
  return both > 0 && both < rareShare * Math.min(first, second);
}

/** Whether a third contest is on most records of both. Then they are on one card, in different districts. */
export function isHeld(withFirst: PairRecords, withSecond: PairRecords): boolean {
  return [withFirst, withSecond].every(({ second, both }) => both >= heldShare * second);
}

/** Most pairs of contests that are looked at. Where there are more, nothing is reported. */
const pairLimit = 20_000_000;

/** The number of rare pairs of a dataset, and the pairs on the most records. */
export interface RarePairs {
  readonly count: number;
  readonly most: readonly RarePair[];
}

/** Most pairs that are listed one by one. */
const mostCount = 5;

/**
 * Pairs of contests that are rarely together, and that no contest on many records links: the cards of most ballots are
 * not linked.
 */
export function findRarePairs(patterns: readonly ContestPattern[]): RarePairs {
  const work = patterns.reduce((sum, { contests }) => sum + contests.length ** 2, 0);
  const pairs = work > pairLimit ? [] : listRarePairs(patterns);
  const most = [...pairs].sort((a, b) => b.either - a.either).slice(0, mostCount);
  return { count: pairs.length, most };
}

function listRarePairs(patterns: readonly ContestPattern[]): RarePair[] {
  const counts = new PairCounts(patterns);
  const holders = counts.contests.slice(0, holderCount + 2);
  return counts.contests.flatMap((first, place) =>
    counts.contests.slice(place + 1).flatMap((second): RarePair[] => {
      const pair = counts.of(first, second);
      if (!isRare(pair)) return [];
      const others = holders.filter((other) => other !== first && other !== second);
      const isOneCard = others
        .slice(0, holderCount)
        .some((other) => isHeld(counts.of(other, first), counts.of(other, second)));
      const either = pair.first + pair.second - pair.both;
      return isOneCard ? [] : [{ contests: [first, second], both: pair.both, either }];
    }),
  );
}

/** Numbers of records for each contest and each pair of contests. */
class PairCounts {
  /** The contest on the most records comes first. */
  readonly contests: readonly number[];
  private readonly records = new Map<number, Map<number, number>>();

  constructor(patterns: readonly ContestPattern[]) {
    for (const { contests, records } of patterns)
      for (const one of contests) {
        const row = this.records.get(one) ?? new Map<number, number>();
        this.records.set(one, row);
        for (const other of contests) row.set(other, (row.get(other) ?? 0) + records);
      }
    this.contests = [...this.records.keys()].sort(
      (a, b) => this.together(b, b) - this.together(a, a) || a - b,
    );
  }

  of(first: number, second: number): PairRecords {
    return {
      first: this.together(first, first),
      second: this.together(second, second),
      both: this.together(first, second),
    };
  }

  private together(one: number, other: number): number {
    return this.records.get(one)?.get(other) ?? 0;
  }
}
