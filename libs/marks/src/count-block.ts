import type { ContestRule, Selection } from '@crossvote/election';
import { groupsOfBlock, type ContestGroup } from './contest-groups.ts';
import { patternsOfBlock, type ContestPattern } from './contest-patterns.ts';
import type { BuiltColumn } from './code-column.ts';
import { TallyCounter, type ContestTally } from './tally.ts';

/** The counts of one block, to be added to the results of its dataset. */
export interface BlockCount {
  /** By contest. */
  readonly tallies: readonly (readonly [contest: number, tally: ContestTally])[];
  readonly groups: readonly ContestGroup[];
  /** Undefined where there are too many. */
  readonly patterns: readonly ContestPattern[] | undefined;
}

/**
 * Counts one block of records. O(contests × records).
 *
 * @param ruleOf - returns the rule of a contest
 */
export function countBlock(
  marks: ReadonlyMap<number, BuiltColumn<Selection>>,
  recordCount: number,
  ruleOf: (contest: number) => ContestRule,
): BlockCount {
  const tallies: [number, ContestTally][] = [];
  const presences = new Map<number, Uint32Array>();
  for (const [contest, { dictionary, histogram, presence }] of marks) {
    const counter = new TallyCounter(ruleOf(contest));
    counter.addHistogram(dictionary, histogram);
    tallies.push([contest, counter.result()]);
    if (histogram[0] !== recordCount) presences.set(contest, presence);
  }
  return {
    tallies,
    groups: groupsOfBlock(presences),
    patterns: patternsOfBlock(presences, recordCount),
  };
}
