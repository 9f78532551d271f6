import fc from 'fast-check';
import { anyDataset, buildBlocks } from '../test/any-dataset.ts';
import { plainTally } from '../test/plain-count.ts';
import { countBlock } from './count-block.ts';
import { TallyCounter } from './tally.ts';

describe('the results of a contest', () => {
  it('equal a count record by record, whatever the size of the blocks', () => {
    fc.assert(
      fc.property(anyDataset, fc.constantFrom(1, 5, 65_536), (dataset, capacity) => {
        dataset.contests.forEach((rule, contest) => {
          const counter = new TallyCounter(rule);
          for (const { marks, recordCount } of buildBlocks(dataset, capacity)) {
            const block = marks.get(contest);
            if (block) counter.add(block, recordCount);
          }
          expect(counter.result(rule.choiceCount)).toEqual(plainTally(dataset, contest));
        });
      }),
      { numRuns: 400, seed: 5 },
    );
  });

  it('are the same when blocks are counted apart and put together', () => {
    fc.assert(
      fc.property(anyDataset, fc.constantFrom(1, 5, 65_536), (dataset, capacity) => {
        const counters = dataset.contests.map((rule) => new TallyCounter(rule));
        for (const { marks, recordCount } of buildBlocks(dataset, capacity)) {
          const ruleOf = (contest: number) => dataset.contests[contest]!;
          for (const [contest, tally] of countBlock(marks, recordCount, ruleOf).tallies)
            counters[contest]!.merge(tally);
        }
        dataset.contests.forEach(({ choiceCount }, contest) => {
          expect(counters[contest]!.result(choiceCount)).toEqual(plainTally(dataset, contest));
        });
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('reconcile: votes, undervotes and overvotes are voteFor times the records that are not redacted', () => {
    fc.assert(
      fc.property(anyDataset, (dataset) => {
        dataset.contests.forEach((rule, contest) => {
          const counter = new TallyCounter(rule);
          for (const { marks, recordCount } of buildBlocks(dataset)) {
            const block = marks.get(contest);
            if (block) counter.add(block, recordCount);
          }
          const { votes, undervotes, overvotes, records, redactedRecords } = counter.result(
            rule.choiceCount,
          );
          const each = rule.rankLimit > 0 ? 1 : rule.voteFor;
          const sum = votes.reduce((total, count) => total + count, undervotes + overvotes);
          expect(sum).toBe(each * (records - redactedRecords));
        });
      }),
      { numRuns: 200, seed: 6 },
    );
  });

  it('are refused where a block has fewer codes than records, or a code that stands for nothing', () => {
    const dictionary = [{ marks: [{ choice: 0, rank: 0 }], declared: 'nothing' as const }];
    const count = (width: 1 | 4 | 16, ...codes: number[]) => {
      const counter = new TallyCounter({ voteFor: 1, rankLimit: 0 });
      counter.add({ width, codes: Uint8Array.from(codes), dictionary }, 3);
      return counter.result().records;
    };
    expect([count(1, 0b101), count(4, 0x01, 0x01), count(16, 1, 0, 0, 0, 1, 0)]).toEqual([2, 2, 2]);
    expect(() => count(1)).toThrow(RangeError);
    expect(() => count(4, 0x01)).toThrow(RangeError);
    expect(() => count(16, 1, 0, 0, 0, 1)).toThrow(RangeError);
    expect(() => count(4, 0x01, 0x02)).toThrow(RangeError);
    expect(() => count(16, 1, 0, 0, 0, 2, 0)).toThrow(RangeError);
  });
});
