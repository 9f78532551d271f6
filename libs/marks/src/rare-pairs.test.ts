import fc from 'fast-check';
import { buildBlocks } from '../test/any-dataset.ts';
import { ContestPatterns, patternsOfBlock, type ContestPattern } from './contest-patterns.ts';
import { countBlock } from './count-block.ts';
import { findRarePairs } from './rare-pairs.ts';

const blank = { marks: [], declared: 'nothing' } as const;

function patternsOf(
  records: readonly (readonly number[])[],
  contests: number,
  capacity: number,
): readonly ContestPattern[] {
  const selections = records.map((listed) =>
    Array.from({ length: contests }, (_, contest) =>
      listed.includes(contest) ? blank : undefined,
    ),
  );
  const patterns = new ContestPatterns();
  for (const { marks, recordCount } of buildBlocks({ records: selections }, capacity))
    patterns.merge(countBlock(marks, recordCount, () => ({ voteFor: 1, rankLimit: 0 })).patterns);
  return patterns.list();
}

const times = (count: number, contests: readonly number[]) =>
  Array.from({ length: count }, () => contests);
const pairsOf = (records: readonly (readonly number[])[], contests: number) =>
  findRarePairs(patternsOf(records, contests, 64));

describe('sets of contests that stand together', () => {
  it('are counted as record by record, whatever the blocks', () => {
    const record = fc.uniqueArray(fc.nat(5), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 80 }), fc.constantFrom(32, 64), (records, size) => {
        const expected: Record<string, number> = {};
        for (const contests of records) {
          const key = [...contests].sort().join();
          expected[key] = (expected[key] ?? 0) + 1;
        }
        const found = patternsOf(records, 6, size);
        expect(
          Object.fromEntries(found.map(({ contests, records: n }) => [contests.join(), n])),
        ).toEqual(expected);
      }),
      { seed: 1 },
    );
  });

  it('are at most 5,000 in a block, and otherwise not told', () => {
    // A record has the contests whose bits are set in its number.
    const ofRecords = (records: number) => {
      const presences = Array.from({ length: 13 }, (_, contest) =>
        Uint32Array.from({ length: Math.ceil(records / 32) }, (_word, word) => {
          const has = (at: number) => at < records && (at >>> contest) % 2 === 1;
          return Array.from({ length: 32 }, (_bit, bit) =>
            has(32 * word + bit) ? 2 ** bit : 0,
          ).reduce((a, b) => a + b);
        }),
      );
      return patternsOfBlock(new Map(presences.entries()), records);
    };
    expect(ofRecords(5000)).toHaveLength(5000);
    expect(ofRecords(5001)).toBeUndefined();
  });

  it('are at most 50,000 in a dataset, and otherwise not told', () => {
    const patterns = new ContestPatterns();
    patterns.merge(
      Array.from({ length: 50_000 }, (_, contest) => ({ contests: [contest], records: 1 })),
    );
    expect(patterns.list()).toHaveLength(50_000);
    patterns.merge([{ contests: [50_000], records: 1 }]);
    expect(patterns.list()).toEqual([]);
  });

  it('are not told where they are too many', () => {
    const patterns = new ContestPatterns();
    patterns.merge([{ contests: [1], records: 1 }]);
    patterns.merge(undefined);
    patterns.merge([{ contests: [2], records: 1 }]);
    expect(patterns.list()).toEqual([]);
  });
});

describe('contests that stand together rarely', () => {
  it('are those of two cards that a few ballots have joined', () => {
    const records = [...times(100, [0, 1]), ...times(90, [2, 3]), ...times(6, [0, 1, 2, 3])];
    const { count, most } = pairsOf(records, 4);
    expect(count).toBe(4);
    expect(most).toContainEqual({ contests: [0, 2], both: 6, either: 196 });
  });

  it('are there as well where a single record has both', () => {
    const records = [...times(20, [0]), ...times(20, [1]), [0, 1]];
    expect(pairsOf(records, 2)).toEqual({
      count: 1,
      most: [{ contests: [0, 1], both: 1, either: 41 }],
    });
  });

  it('are told one by one where they are on most records', () => {
    // Contest 0 meets each of six others once.
    const others = [10, 60, 30, 50, 20, 40];
    const records = others.flatMap((count, place) => [
      ...times(count, [place + 1]),
      [0, place + 1],
    ]);
    const { count, most } = pairsOf([...times(100, [0]), ...records], 7);
    expect(count).toBe(6);
    expect(most.map(({ contests }) => contests)).toEqual([
      [0, 2],
      [0, 4],
      [0, 6],
      [0, 3],
      [0, 5],
    ]);
  });

  it('are none where a third contest is on half of the records of each', () => {
    const pair = (held: number) => [
      ...[...times(held, [0, 2]), ...times(40 - held, [0])],
      ...[...times(held, [1, 2]), ...times(40 - held, [1])],
      ...times(2, [0, 1]),
    ];
    expect(pairsOf(pair(21), 3).count).toBe(0);
    expect(pairsOf(pair(20), 3).count).toBe(1);
  });

  it.each<[string, number, (readonly number[])[]]>([
    ['never together', 2, [...times(50, [0]), ...times(50, [1])]],
    ['always together', 2, times(50, [0, 1])],
    ['a district within a state', 2, [...times(90, [0]), ...times(10, [0, 1])]],
    [
      'districts that overlap a little on ballots with one contest of all',
      3,
      [...times(50, [0, 1]), ...times(50, [0, 2]), ...times(3, [0, 1, 2])],
    ],
    [
      'two that meet on a quarter of the rarer one',
      2,
      [...times(50, [0]), ...times(30, [1]), ...times(10, [0, 1])],
    ],
  ])('are none that are %s', (_, contests, records) => {
    expect(pairsOf(records, contests)).toEqual({ count: 0, most: [] });
  });

  it('are told also where a contest of few records stands with both', () => {
    const records = [...times(100, [0]), ...times(100, [1]), ...times(3, [0, 1, 2])];
    expect(pairsOf(records, 3).count).toBe(1);
  });
});
