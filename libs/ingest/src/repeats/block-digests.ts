import { digestRecords, type RecordBlock, type RecordDigests } from '@crossvote/marks';
import { digestAttributes, type AttributeDigests } from './attribute-digests.ts';
import { contestsOf, type BlockContests } from './file-contests.ts';

/** The fingerprints by which records of a block are compared. */
export interface BlockDigests {
  readonly marks: RecordDigests;
  readonly attributes: AttributeDigests;
  readonly contests: BlockContests;
}

/** Makes the fingerprints of the records of a block. */
export function digestBlock(block: RecordBlock): BlockDigests {
  return {
    marks: digestRecords(block.marks, block.recordCount),
    attributes: digestAttributes(block),
    contests: contestsOf(block),
  };
}

/** The large buffers, which go to another thread without copying. */
export function digestBuffers({ marks, attributes }: BlockDigests): ArrayBuffer[] {
  return [marks.low.buffer, marks.high.buffer, ...attributes.map(({ buffer }) => buffer)];
}
