import type { StoredContest } from '@crossvote/election';
import { BlockBuilder, encodeDictionary, toStoredMarks } from '@crossvote/marks';
import type { StoredMarkBlock } from '@crossvote/store';
import { contestColumn } from './contest-column.ts';

const named = { id: 7, name: 'Mayor', code: '', party: '' };

/** Marks of a contest with one vote: two records for the first choice, one for the second. */
function storedMarks(): StoredMarkBlock {
  const builder = new BlockBuilder();
  for (const choice of [0, 1, 0]) {
    const selection = { marks: [{ choice, rank: 0 }], declared: 'nothing' as const };
    builder.setSelection(0, builder.selectionCode(0, selection));
    builder.endRecord();
  }
  const column = builder.takeBlock()!.marks.get(0)!;
  const stored = toStoredMarks(column, 3, undefined);
  return { ordinal: 0, dictionary: encodeDictionary(column.dictionary), ...stored };
}

/** The contest with these votes of its choices. */
function contest(votes: readonly number[], changes: Partial<StoredContest> = {}): StoredContest {
  return {
    ...named,
    ...{ file: '', position: 0, voteFor: 1, rankLimit: 0, records: 3, votes: 3 },
    ...{ undervotes: 0, overvotes: 0, undervotedRecords: 0, overvotedRecords: 0 },
    redactedRecords: 0,
    choices: votes.map((voteCount, position) => ({
      ...named,
      ...{ position, isWriteIn: false, voteCount, aggregateVotes: 0 },
    })),
    ...changes,
  };
}

describe('the stored marks of a contest', () => {
  it('are given where they are what the ingest counted', () => {
    expect(contestColumn(contest([2, 1]), [storedMarks()], [3])).toMatchObject({ choiceCount: 2 });
  });

  it.each<[string, StoredContest]>([
    ['votes of choices that are changed about', contest([1, 2])],
    ['votes of the first choice alone', contest([1, 1])],
    ['votes of the last choice alone', contest([2, 2])],
    ['votes of the contest', contest([2, 1], { votes: 4 })],
    ['undervotes', contest([2, 1], { undervotes: 1 })],
    ['overvotes', contest([2, 1], { overvotes: 1 })],
    ['undervoted records', contest([2, 1], { undervotedRecords: 1 })],
    ['overvoted records', contest([2, 1], { overvotedRecords: 1 })],
    ['redacted records', contest([2, 1], { redactedRecords: 1 })],
    ['records', contest([2, 1], { records: 4 })],
  ])('are refused where they give other %s', (_, row) => {
    expect(() => contestColumn(row, [storedMarks()], [3])).toThrow(
      /the (stored )?marks of contest 7 "Mayor"/,
    );
  });
});
