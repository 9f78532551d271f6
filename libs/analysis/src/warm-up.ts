import type { StoredContest } from '@crossvote/election';
import {
  BlockBuilder,
  crossTabulate,
  encodeCrossTable,
  encodeDictionary,
  toStoredMarks,
  type CrossTable,
} from '@crossvote/marks';
import type { StoredMarkBlock } from '@crossvote/store';
import { contestColumn } from './contest-column.ts';

/**
 * Number of records of a made-up block that vote for the first choice; as many vote for the second one, and as many for
 * none.
 */
const third = 1365;
const blockCount = 96;

/**
 * Counts two contests of made-up records, as a first question does for a dataset. Engines compile code after it has run
 * for a while. Without this, a first question over millions of records would wait for that.
 */
export function countMadeUpRecords(): CrossTable {
  const block = madeUpBlock();
  const ordinals = Array.from({ length: blockCount }, (_, ordinal) => ordinal);
  const sizes = ordinals.map(() => 3 * third);
  const stored = ordinals.map((ordinal): StoredMarkBlock => ({ ordinal, ...block }));
  const column = () => contestColumn(madeUpContest, stored, sizes);
  const table = crossTabulate(column(), column(), sizes);
  encodeCrossTable(table);
  return table;
}

function madeUpBlock(): Omit<StoredMarkBlock, 'ordinal'> {
  const builder = new BlockBuilder();
  const codes = [[{ choice: 0, rank: 0 }], [{ choice: 1, rank: 0 }], []].map((marks) =>
    builder.selectionCode(0, { marks, declared: 'nothing' }),
  );
  for (let record = 0; record < 3 * third; record += 1) {
    builder.setSelection(0, codes[record % 3] ?? 0);
    builder.endRecord();
  }
  const column = builder.takeBlock()?.marks.get(0);
  if (!column) throw new Error('the made-up records are missing');
  const stored = toStoredMarks(column, 3 * third, undefined);
  return { dictionary: encodeDictionary(column.dictionary), ...stored };
}

const named = { id: 0, name: '', code: '', party: '' };
const voteCount = third * blockCount;
const madeUpContest: StoredContest = {
  ...named,
  file: '',
  ...{ position: 0, voteFor: 1, rankLimit: 0, records: 3 * voteCount, votes: 2 * voteCount },
  ...{ undervotes: voteCount, overvotes: 0, undervotedRecords: voteCount, overvotedRecords: 0 },
  redactedRecords: 0,
  choices: [0, 1].map((position) => ({
    ...named,
    ...{ position, isWriteIn: false, voteCount, aggregateVotes: 0 },
  })),
};
