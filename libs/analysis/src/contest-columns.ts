import {
  decodeDictionary,
  widthFor,
  type CodeWidth,
  type ContestColumn,
  type MarkBlock,
} from '@crossvote/marks';
import type { ContestRow, Store } from '@crossvote/store';

/** Reads the packed marks of one contest. `blockCount`: blocks of its dataset. */
export async function readContestColumn(
  store: Store,
  contest: ContestRow,
  blockCount: number,
): Promise<ContestColumn> {
  const blocks = new Array<MarkBlock | undefined>(blockCount).fill(undefined);
  for (const { ordinal, dictionary, width, codes } of await store.datasets.markBlocks(contest.id)) {
    blocks[ordinal] = { dictionary: decodeDictionary(dictionary), width: codeWidth(width), codes };
  }
  const { voteFor, rankLimit, choices } = contest;
  return { voteFor, rankLimit, choiceCount: choices.length, blocks };
}

function codeWidth(width: number): CodeWidth {
  const known = widthFor(2 ** width - 1);
  if (known !== width) throw new RangeError('damaged block of codes');
  return known;
}
