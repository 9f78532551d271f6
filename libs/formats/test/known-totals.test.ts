import { parse } from 'csv-parse/sync';
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

  it('count with some of them in an aggregate row as the records left, and the sums of the others', async () => {
    await fc.assert(
      fc.asyncProperty(anyElection, fc.infiniteStream(fc.boolean()), async (sample, hidden) => {
        const rows: string[][] = parse(textOf(sample), { relax_column_count: true });
        const [header, records] = [rows.slice(0, 4), rows.slice(4)];
        const [kept, summed] = partition(records, () => hidden.next().value === true);
        const first = (header[1] ?? []).findIndex((title) => title !== '');
        const sums = (header[2] ?? []).map((choice, column) =>
          column < first ? '' : String(sumOf(summed, column)),
        );
        const aggregate = ['AGGREGATED-1', ...sums.slice(1)];
        const read = await readText(stringify([...header, aggregate, ...kept]));
        const naive = naiveCount([stringify([...header, ...kept])]);
        expect(read.records).toHaveLength(kept.length);
        expect(countRecords(read)).toEqual(naive.contests);
        // Of ranked contests the columns of the first rank come first.
        const ofFirstRank = header[2]?.map((choice, column) => {
          const isRanked = (header[1]?.[column] ?? '').includes('Number of ranks');
          return column >= first && (!isRanked || choice.trim().endsWith('(1)'));
        });
        const expected = sums.filter((_, column) => ofFirstRank?.[column]).map(Number);
        const total = (votes: readonly number[]) => votes.reduce((sum, one) => sum + one, 0);
        expect(total(read.contests.flatMap(({ aggregateVotes }) => aggregateVotes))).toBe(
          total(expected),
        );
      }),
      { numRuns: 100, seed: 20241105 },
    );
  });
});

function partition<Item>(items: readonly Item[], isFirst: () => boolean): [Item[], Item[]] {
  const parts: [Item[], Item[]] = [[], []];
  for (const item of items) parts[isFirst() ? 0 : 1].push(item);
  return parts;
}

function sumOf(rows: readonly (readonly string[])[], column: number): number {
  return rows.reduce((sum, row) => sum + Number(row[column]), 0);
}

function stringify(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return rows.map((row) => `${row.map(cell).join(',')}\n`).join('');
}
