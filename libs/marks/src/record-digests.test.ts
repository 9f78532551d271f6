import type { Selection } from '@crossvote/election';
import { BlockBuilder } from './block-builder.ts';
import { digestRecords } from './record-digests.ts';

type Marks = readonly (readonly [choice: number, rank: number])[];
const selection = (marks: Marks, declared: Selection['declared'] = 'nothing'): Selection => ({
  marks: marks.map(([choice, rank]) => ({ choice, rank })),
  declared,
});

/** The two halves of the fingerprint of each record, given by its contests. */
function halvesOf(records: readonly Readonly<Record<number, Selection>>[]): [number, number][] {
  const builder = new BlockBuilder();
  for (const record of records) {
    for (const [contest, marked] of Object.entries(record))
      builder.setSelection(Number(contest), builder.selectionCode(Number(contest), marked));
    builder.endRecord();
  }
  const block = builder.takeBlock();
  if (!block) return [];
  const { low, high } = digestRecords(block.marks, block.recordCount);
  return Array.from(low, (half, place) => [half, high[place] ?? 0]);
}

function digestsOf(records: readonly Readonly<Record<number, Selection>>[]): string[] {
  return halvesOf(records).map((halves) => halves.join(' '));
}

describe('digestRecords', () => {
  it('is the same for the same contests and marks, in any order and any block', () => {
    const record = {
      0: selection([[1, 0]]),
      7: selection([
        [2, 1],
        [0, 2],
      ]),
    };
    const same = {
      7: selection([
        [0, 2],
        [2, 1],
      ]),
      0: selection([[1, 0]]),
    };
    const other = { 3: selection([]) };
    const [first, , second] = digestsOf([record, other, same]);
    expect(first).toBe(second);
    expect(digestsOf([other, same])[1]).toBe(first);
  });

  it('differs where anything of the marks does', () => {
    const records = [
      {},
      { 0: selection([]) },
      { 1: selection([]) },
      { 0: selection([]), 1: selection([]) },
      { 0: selection([], 'overvoted') },
      { 0: selection([], 'redacted') },
      { 0: selection([[0, 0]]) },
      {
        0: selection([
          [0, 0],
          [0, 0],
        ]),
      },
      { 0: selection([[1, 0]]) },
      { 1: selection([[0, 0]]) },
      { 0: selection([[0, 1]]) },
      { 0: selection([[1, 1]]) },
      {
        0: selection([
          [0, 1],
          [1, 2],
        ]),
      },
      {
        0: selection([
          [0, 2],
          [1, 1],
        ]),
      },
    ];
    // Records that have the same first half differ in the second one.
    const halves = halvesOf(records);
    expect(new Set(halves.map(([low]) => low)).size).toBe(records.length);
    expect(new Set(halves.map(([, high]) => high)).size).toBe(records.length);
    expect(halves.filter(([low, high]) => low === high)).toEqual([[0, 0]]);
  });
});
