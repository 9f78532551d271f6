import type { ContestRule } from '@crossvote/election';

/** Votes and ranks of a contest as an export has them. */
export interface SaidRule extends ContestRule {
  /** Whether the export states neither: they are taken from its marks, or for granted. */
  readonly isInferred: boolean;
}

/**
 * What a reading of exports of several formats showed at its end only: how contests are counted that the first format
 * does not state, and names that must not be joined loosely. The exports are read once more then, with it.
 */
export class KnownJoins {
  private readonly rules = new Map<string, SaidRule>();
  private readonly exact = new Set<string>();
  private isNew = false;

  /** The rule of a contest, by its key; undefined where what its first export says is right. */
  ruleOf(contest: string): SaidRule | undefined {
    return this.rules.get(contest);
  }

  learnRule(contest: string, rule: SaidRule): void {
    this.rules.set(contest, rule);
    this.isNew = true;
  }

  /** Whether choices of a name are one only where name and party are the same. */
  isExact(contest: string, name: string): boolean {
    return this.exact.has(JSON.stringify([contest, name]));
  }

  learnExact(contest: string, name: string): void {
    this.exact.add(JSON.stringify([contest, name]));
    this.isNew = true;
  }

  /** Whether anything was learnt since it was asked last. */
  takeNews(): boolean {
    const { isNew } = this;
    this.isNew = false;
    return isNew;
  }
}

/** What two exports say of a contest, together; undefined where one contradicts the other. */
export function joinedRule(one: SaidRule, other: SaidRule): SaidRule | undefined {
  if (one.rankLimit > 0 !== other.rankLimit > 0) return undefined;
  const voteFor = Math.max(one.voteFor, other.voteFor);
  const rankLimit = Math.max(one.rankLimit, other.rankLimit);
  const most = { voteFor, rankLimit, isInferred: one.isInferred && other.isInferred };
  const stated = [one, other].filter(({ isInferred }) => !isInferred);
  // What an export shows of its marks may be less than what another one states.
  return stated.every((rule) => isSameRule(rule, most)) ? most : undefined;
}

export function isSameRule(one: ContestRule, other: ContestRule): boolean {
  return one.voteFor === other.voteFor && one.rankLimit === other.rankLimit;
}

/** `vote for 2`, `3 ranks` */
export function describeRule({ voteFor, rankLimit }: ContestRule): string {
  return rankLimit > 0 ? `${rankLimit} ranks` : `vote for ${voteFor}`;
}
