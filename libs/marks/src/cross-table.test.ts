import fc from 'fast-check';
import { anyDataset, buildBlocks, columnOf, type TestDataset } from '../test/any-dataset.ts';
import { plainCross, plainTally, plainVotes } from '../test/plain-count.ts';
import { decodeCrossTable, encodeCrossTable, transpose } from './cross-table-bytes.ts';
import { absentContest, crossTabulate, rowOf, type CrossTable } from './cross-table.ts';

const anyCapacity = fc.constantFrom(1, 2, 7, 64, 65_536);

function cross(dataset: TestDataset, first: number, second: number, capacity: number): CrossTable {
  const blocks = buildBlocks(dataset, capacity);
  const sizes = blocks.map(({ recordCount }) => recordCount);
  return crossTabulate(columnOf(dataset, blocks, first), columnOf(dataset, blocks, second), sizes);
}

function rowsOf(table: CrossTable): number[][] {
  return Array.from({ length: table.rows }, (_, row) => [...rowOf(table, row)]);
}

/** 40,000 records of two vote-for-20 contests, nearly all of them different. */
const wideDataset = (): TestDataset => {
  const contest = { voteFor: 20, rankLimit: 0, choiceCount: 20 };
  const selectionOf = (bits: number) => ({
    marks: Array.from({ length: 20 }, (_, choice) => ({ choice, rank: 0 })).filter(
      ({ choice }) => (bits >> choice) & 1,
    ),
    declared: 'nothing' as const,
  });
  const records = Array.from({ length: 40_000 }, (_, i) => [
    i % 11 === 0 ? undefined : selectionOf((i * 7919) % (1 << 20)),
    i % 13 === 0 ? undefined : selectionOf((i * 104_729) % (1 << 20)),
  ]);
  return { contests: [contest, contest], records };
};

describe('the cross table of two contests', () => {
  it('equals a count record by record', () => {
    fc.assert(
      fc.property(anyDataset, anyCapacity, (dataset, capacity) => {
        expect(rowsOf(cross(dataset, 0, 1, capacity))).toEqual(plainCross(dataset, 0, 1));
        expect(rowsOf(cross(dataset, 1, 1, capacity))).toEqual(plainCross(dataset, 1, 1));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('equals a count record by record where selections are too many for a table of pairs', () => {
    const dataset = wideDataset();
    expect(rowsOf(cross(dataset, 0, 1, 65_536))).toEqual(plainCross(dataset, 0, 1));
  });

  it('is the transpose of the table the other way round', () => {
    fc.assert(
      fc.property(anyDataset, anyCapacity, (dataset, capacity) => {
        const table = rowsOf(cross(dataset, 0, 1, capacity));
        const turned = rowsOf(cross(dataset, 1, 0, capacity));
        expect(turned).toEqual(turned.map((_, column) => table.map((row) => row[column])));
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it('does not depend on the size of the blocks', () => {
    fc.assert(
      fc.property(anyDataset, anyCapacity, (dataset, capacity) => {
        expect(cross(dataset, 0, 1, capacity)).toEqual(cross(dataset, 0, 1, 3));
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it('adds up over the choices and states of a vote-for-1 source to the results of the other', () => {
    fc.assert(
      fc.property(anyDataset, anyCapacity, ({ contests, records }, capacity) => {
        const [first, ...others] = contests;
        const dataset = { contests: [{ ...first!, voteFor: 1 }, ...others], records };
        const table = rowsOf(cross(dataset, 0, 1, capacity));
        const sums = table[0]!.map((_, column) =>
          table.reduce((sum, row) => sum + row[column]!, 0),
        );
        const tally = plainTally(dataset, 1);
        const compared = dataset.contests[1]!;
        const votes = records.map((record) => plainVotes(record[1], compared));
        expect(sums).toEqual([
          ...Array.from(
            { length: compared.choiceCount },
            (_, choice) =>
              votes.filter((marked) => typeof marked !== 'string' && marked.includes(choice))
                .length,
          ),
          tally.undervotedRecords,
          tally.overvotedRecords,
          tally.redactedRecords,
          records.length - tally.records,
        ]);
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it('with a contest on no record gives the records of each place', () => {
    fc.assert(
      fc.property(anyDataset, anyCapacity, (dataset, capacity) => {
        const blocks = buildBlocks(dataset, capacity);
        const sizes = blocks.map(({ recordCount }) => recordCount);
        const table = crossTabulate(columnOf(dataset, blocks, 0), absentContest, sizes);
        // A contest is on a record with itself whenever it is on the record.
        const own = plainCross(dataset, 0, 0).map((row, place) => row[place]);
        expect(rowsOf(table)).toEqual(own.map((records) => [0, 0, 0, records]));
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  it('of two contests with 20,000 choices takes memory for what is not zero alone', () => {
    const choiceCount = 20_000;
    const records = 40_000;
    const dictionary = Array.from({ length: choiceCount }, (_, choice) => ({
      marks: [{ choice, rank: 0 }],
      declared: 'nothing' as const,
    }));
    // Each record votes in the first contest for the choice with its own number, and in the second for the choice 7
    // further on.
    const codesFrom = (first: number) =>
      Uint16Array.from({ length: records }, (_, record) => ((record + first) % choiceCount) + 1);
    const column = (first: number) => ({
      ...{ voteFor: 1, rankLimit: 0, choiceCount },
      blocks: [{ width: 16, codes: new Uint8Array(codesFrom(first).buffer), dictionary } as const],
    });
    const table = crossTabulate(column(0), column(7), [records]);
    expect(table.counts).toHaveLength(choiceCount);
    expect(new Set(table.counts)).toEqual(new Set([2]));
    expect(rowOf(table, 19_995)[2]).toBe(2);
    expect(decodeCrossTable(encodeCrossTable(table), table.rows, table.columns)).toEqual(table);
    expect(rowOf(transpose(table), 2)[19_995]).toBe(2);
  });

  it('of contests that no block has puts every record where both are not on the ballot', () => {
    const contest = { voteFor: 1, rankLimit: 0, choiceCount: 1, blocks: [] };
    expect(rowsOf(crossTabulate(contest, contest, [5, 4]))).toEqual([
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 9],
    ]);
  });

  it('is refused when a block holds a choice or a code that the contest does not have', () => {
    const block = {
      width: 1,
      codes: Uint8Array.of(1),
      dictionary: [{ marks: [{ choice: 2, rank: 0 }], declared: 'nothing' }],
    } as const;
    const contest = { voteFor: 1, rankLimit: 0, choiceCount: 2, blocks: [block] };
    expect(() => crossTabulate(contest, contest, [1])).toThrow(RangeError);
    const coded = {
      ...contest,
      choiceCount: 3,
      blocks: [{ ...block, width: 2, codes: Uint8Array.of(3) }],
    } as const;
    expect(() => crossTabulate(coded, coded, [1])).toThrow(RangeError);
  });

  it('is refused when codes of four bits are too few, or not in the dictionary', () => {
    const selection = { marks: [{ choice: 0, rank: 0 }], declared: 'nothing' } as const;
    const dictionary = Array.from({ length: 4 }, () => selection);
    const column = (codes: Uint8Array<ArrayBuffer>) => ({
      ...{ voteFor: 1, rankLimit: 0, choiceCount: 1 },
      blocks: [{ width: 4, codes, dictionary } as const],
    });
    const good = column(Uint8Array.of(0x21, 0x43, 0x04));
    expect(rowsOf(crossTabulate(good, good, [5]))[0]?.[0]).toBe(5);
    for (const codes of [Uint8Array.of(0x21, 0x43), Uint8Array.of(0x21, 0x53, 0x04)]) {
      expect(() => crossTabulate(column(codes), good, [5])).toThrow(RangeError);
      expect(() => crossTabulate(good, column(codes), [5])).toThrow(RangeError);
    }
  });
});
