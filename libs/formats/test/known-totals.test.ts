import { knownTotals, naiveCount, splitByStyle, writeDominionCsv } from '@crossvote/samples';
import fc from 'fast-check';
import { countRecords } from './count-records.ts';
import { anyElection, anyLayout, textOf } from './exports.ts';
import { readText } from './read-text.ts';

describe('the records of a generated export', () => {
  it('count as its totals by construction, in every variant of the layout', async () => {
    await fc.assert(
      fc.asyncProperty(anyElection, anyLayout, async (sample, layout) => {
        const read = await readText(textOf(sample, layout));
        const known = knownTotals(sample.election, sample.records(), []);
        expect(read.summary).toMatchObject({ recordsStored: known.records, recordsRefused: 0 });
        expect(countRecords(read)).toEqual(known.contests);
      }),
      { numRuns: 200, seed: 20241105 },
    );
  });

  it('count as a naive count of the text', async () => {
    await fc.assert(
      fc.asyncProperty(anyElection, anyLayout, async (sample, layout) => {
        const text = textOf(sample, layout);
        const naive = naiveCount([text]);
        expect(countRecords(await readText(text))).toEqual(naive.contests);
      }),
      { numRuns: 50, seed: 20241105 },
    );
  });

  it('count as one election when it comes as several files with different columns', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyElection,
        anyLayout,
        fc.integer({ min: 2, max: 3 }),
        async (sample, layout, count) => {
          const parts = splitByStyle(sample, count);
          const files = parts.map(({ contests, records }) =>
            [...writeDominionCsv(sample.election, records(), { ...layout, contests })].join(''),
          );
          fc.pre(files.length > 0);
          const read = await readText(files);
          const naive = naiveCount(files);
          expect(countRecords(read)).toEqual(naive.contests);
          expect(read.records).toHaveLength(naive.records);
        },
      ),
      { numRuns: 100, seed: 20241105 },
    );
  });
});
