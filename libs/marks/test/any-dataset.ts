import type { Selection } from '@crossvote/election';
import fc from 'fast-check';
import { BlockBuilder, type ContestColumn, type RecordBlock } from '../src/index.ts';

/** A contest of a dataset made up for a test. */
export interface TestContest {
  readonly voteFor: number;
  readonly rankLimit: number;
  readonly choiceCount: number;
}

/** Records as plain lists: the selection of each contest, undefined where the contest is not on the record. */
export interface TestDataset {
  readonly contests: readonly TestContest[];
  readonly records: readonly (readonly (Selection | undefined)[])[];
}

const anyContest: fc.Arbitrary<TestContest> = fc.record({
  voteFor: fc.integer({ min: 1, max: 3 }),
  rankLimit: fc.constantFrom(0, 0, 1, 3),
  choiceCount: fc.integer({ min: 1, max: 5 }),
});

function anySelection(contest: TestContest): fc.Arbitrary<Selection> {
  const choice = fc.integer({ min: 0, max: contest.choiceCount - 1 });
  const rank = fc.integer({ min: 1, max: Math.max(1, contest.rankLimit) });
  const mark = fc
    .tuple(choice, rank)
    .map(([marked, at]) => ({ choice: marked, rank: contest.rankLimit > 0 ? at : 0 }));
  // A rank holds a choice once; elsewhere a write-in may repeat.
  const selector = ({ choice: marked, rank: at }: { choice: number; rank: number }) =>
    `${marked}/${at}`;
  return fc.record({
    marks:
      contest.rankLimit > 0
        ? fc.uniqueArray(mark, { maxLength: 5, selector })
        : fc.array(mark, { maxLength: 5 }),
    declared: fc.constantFrom('nothing', 'nothing', 'nothing', 'nothing', 'overvoted', 'redacted'),
  });
}

/** Datasets of all kinds of contests: blanks, overvotes, repeated write-ins, redactions, contests not on records. */
export const anyDataset: fc.Arbitrary<TestDataset> = fc
  .array(anyContest, { minLength: 2, maxLength: 4 })
  .chain((contests) => {
    const record = fc.tuple(
      ...contests.map((contest) => fc.option(anySelection(contest), { nil: undefined, freq: 3 })),
    );
    return fc.array(record, { maxLength: 60 }).map((records) => ({ contests, records }));
  });

/** Builds the blocks of a dataset. */
export function buildBlocks(
  { records }: Pick<TestDataset, 'records'>,
  capacity?: number,
): RecordBlock[] {
  const builder = new BlockBuilder(capacity);
  const blocks: RecordBlock[] = [];
  for (const selections of records) {
    selections.forEach((selection, contest) => {
      if (selection) builder.setSelection(contest, builder.selectionCode(contest, selection));
    });
    const block = builder.endRecord();
    if (block) blocks.push(block);
  }
  const last = builder.takeBlock();
  return last ? [...blocks, last] : blocks;
}

/** The column of one contest over blocks. */
export function columnOf(
  dataset: TestDataset,
  blocks: readonly RecordBlock[],
  contest: number,
): ContestColumn {
  return { ...dataset.contests[contest]!, blocks: blocks.map(({ marks }) => marks.get(contest)) };
}
