import type { ContestPattern } from './contest-patterns.ts';

/** How many records have one contest, the other, and both. */
export interface PairRecords {
  readonly first: number;
  readonly second: number;
  readonly both: number;
}

/** Two contests that stand together on few of the records that have either. */
export interface RarePair {
  readonly contests: readonly [number, number];
  readonly both: number;
  readonly either: number;
}

/** Two contests are seldom together below this share of the records of the rarer one. */
const rareShare = 1 / 4;
/** A third contest holds two together where it is on this share of the records of each. */
const heldShare = 1 / 2;
/** Contests that are tried as a third one: those on the most records. */
export const holderCount = 8;

/** Whether two contests meet, but on so few records that cards may be linked in part. */
export function isRare({ first, second, both }: PairRecords): boolean {
  return both > 0 && both < rareShare * Math.min(first, second);
}

/** Whether a third contest stands with most records of both: then they are on one card in different districts. */
export function isHeld(withFirst: PairRecords, withSecond: PairRecords): boolean {
  return [withFirst, withSecond].every(({ second, both }) => both >= heldShare * second);
}

/** Pairs of contests that are looked at; beyond, nothing is said. */
const pairLimit = 20_000_000;

/** All rare pairs of a dataset by their number, and those on most records. */
export interface RarePairs {
  readonly count: number;
  readonly most: readonly RarePair[];
}

/** Pairs that are told one by one. */
const mostCount = 5;

/**
 * Pairs of contests that meet rarely although no contest on many records holds them together: the cards of most
 * ballots are not linked.
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

/** On how many records contests stand, alone and by two. */
class PairCounts {
  /** Those on most records first. */
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
