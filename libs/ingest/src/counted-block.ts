import { attributeKinds } from '@crossvote/formats';
import {
  countBlock,
  encodeDictionary,
  toStoredCodes,
  type BlockCount,
  type ContestRule,
  type RecordBlock,
} from '@crossvote/marks';
import type { NewBlock } from '@crossvote/store';

/** A block as it is stored, with what it adds to the results; plain data, so that it can come from another thread. */
export interface CountedBlock {
  readonly block: NewBlock;
  readonly count: BlockCount;
}

/** Counts a block and makes it ready to be stored. */
export function countedBlock(
  { recordCount, marks, attributes }: RecordBlock,
  ruleOf: (contest: number) => ContestRule,
): CountedBlock {
  const encoder = new TextEncoder();
  return {
    count: countBlock(marks, recordCount, ruleOf),
    block: {
      recordCount,
      marks: [...marks].map(([contest, block]) => [
        contest,
        { dictionary: encodeDictionary(block.dictionary), ...toStoredCodes(block) },
      ]),
      attributes: [...attributes].map(([kind, block]) => [
        attributeKinds[kind] ?? String(kind),
        { dictionary: encoder.encode(JSON.stringify(block.dictionary)), ...toStoredCodes(block) },
      ]),
    },
  };
}
