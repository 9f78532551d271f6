import { groupsOfBlock, type ContestGroup } from './contest-groups.ts';
import type { ContestRule } from './count-selection.ts';
import type { MarkBlock } from './mark-block.ts';
import { unpackCodes } from './packed-codes.ts';
import { histogramOf, TallyCounter, type ContestTally } from './tally.ts';

/** What one block adds to the results of its dataset. */
export interface BlockCount {
  /** By contest. */
  readonly tallies: readonly (readonly [contest: number, tally: ContestTally])[];
  readonly groups: readonly ContestGroup[];
}

/**
 * Counts a block of records apart from all others. O(contests × records).
 *
 * @param ruleOf - the rule of a contest of the block
 */
export function countBlock(
  marks: ReadonlyMap<number, MarkBlock>,
  recordCount: number,
  ruleOf: (contest: number) => ContestRule,
): BlockCount {
  const tallies: [number, ContestTally][] = [];
  const presences = new Map<number, Uint32Array>();
  for (const [contest, block] of marks) {
    const codes = unpackCodes(block, recordCount);
    const histogram = histogramOf(codes, block.dictionary.length);
    const counter = new TallyCounter(ruleOf(contest));
    counter.addHistogram(block.dictionary, histogram);
    tallies.push([contest, counter.result()]);
    if (histogram[0] !== recordCount) presences.set(contest, presenceOf(codes));
  }
  return { tallies, groups: groupsOfBlock(presences) };
}

function presenceOf(codes: Uint16Array): Uint32Array {
  const presence = new Uint32Array((codes.length + 31) >>> 5);
  for (let i = 0; i < codes.length; i += 1)
    if (codes[i] !== 0) presence[i >>> 5] = (presence[i >>> 5] ?? 0) | (1 << (i & 31));
  return presence;
}
