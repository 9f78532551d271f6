import type { StoredContest } from '@crossvote/election';
import {
  decodeDictionary,
  fromStoredMarks,
  TallyCounter,
  type ContestColumn,
  type MarkBlock,
} from '@crossvote/marks';
import { DamagedError, type StoredMarkBlock } from '@crossvote/store';
import type { BlockLayouts } from './block-layouts.ts';

/** Memory of an object with a short list of marks. */
const bytesOfSelection = 200;

/**
 * The stored marks of a contest, ready to count. They are tallied first and compared with the results of the ingest, so
 * that a damaged database gives an error and never wrong numbers.
 *
 * @param blockSizes - records of each block of the dataset
 * @param layouts - of each block; may be left out where every block has codes of all records
 * @throws DamagedError when the blocks cannot be read, or do not give the contest's results
 * @remarks O(records)
 */
export function contestColumn(
  contest: StoredContest,
  stored: readonly StoredMarkBlock[],
  blockSizes: readonly number[],
  layouts: BlockLayouts = [],
): ContestColumn {
  const { voteFor, rankLimit, choices } = contest;
  const blocks = new Array<MarkBlock | undefined>(blockSizes.length).fill(undefined);
  const counter = new TallyCounter(contest);
  try {
    for (const { ordinal, dictionary, ...codes } of stored) {
      const count = blockSizes[ordinal] ?? 0;
      const packed = fromStoredMarks(codes, count, layouts[ordinal]);
      const block = { dictionary: decodeDictionary(dictionary), ...packed };
      counter.add(block, count);
      blocks[ordinal] = block;
    }
  } catch (error) {
    if (error instanceof RangeError) throw damaged(contest, error);
    throw error;
  }
  const { votes, ...tally } = counter.result(choices.length);
  const sum = votes.reduce((total, ofChoice) => total + ofChoice, 0);
  const sameVotes =
    sum === contest.votes && choices.every(({ voteCount }, place) => votes[place] === voteCount);
  const names = Object.keys(tally) as (keyof typeof tally)[];
  if (!sameVotes || names.some((name) => tally[name] !== contest[name])) throw damaged(contest);
  return { voteFor, rankLimit, choiceCount: choices.length, blocks };
}

/** Approximate memory of a column, in bytes. */
export function columnBytes({ blocks }: ContestColumn): number {
  const each = blocks.map((block) =>
    block ? block.codes.length + bytesOfSelection * block.dictionary.length : 8,
  );
  return each.reduce((sum, bytes) => sum + bytes, bytesOfSelection);
}

function damaged({ id, name }: StoredContest, cause?: Error): DamagedError {
  return new DamagedError(`the marks of contest ${id} "${name}"`, { cause });
}
