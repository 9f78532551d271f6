import { digestRecords, type RecordBlock, type RecordDigests } from '@crossvote/marks';
import { digestAttributes, type AttributeDigests } from './attribute-digests.ts';
import { contestsOf, type BlockContests } from './file-contests.ts';

/** What is compared of the records of a block. */
export interface BlockDigests {
  readonly marks: RecordDigests;
  readonly attributes: AttributeDigests;
  readonly contests: BlockContests;
}

/** Makes what is compared of the records of a block. */
export function digestBlock(block: RecordBlock): BlockDigests {
  return {
    marks: digestRecords(block.marks, block.recordCount),
    attributes: digestAttributes(block),
    contests: contestsOf(block),
  };
}

/** Its large parts, which go to another thread without being copied. */
export function digestBuffers({ marks, attributes }: BlockDigests): ArrayBuffer[] {
  return [marks.low.buffer, marks.high.buffer, ...attributes.map(({ buffer }) => buffer)];
}
