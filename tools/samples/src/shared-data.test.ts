import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type NaiveDataset, naiveCountFiles } from './naive-count.ts';
import { readExpectedCrossTables, readExpectedTotals, sharedDataFolder } from './shared-data.ts';

const root = sharedDataFolder();
/** Folder, file (the only CSV unless named), and the number of rows that are no plain records. */
const exports_ = [
  ['chaffee-2016-primary-71', undefined, 0],
  ['arapahoe-2016-general-165', undefined, 0],
  ['arapahoe-2016-synthetic-1000', undefined, 0],
  ['denver-2016-general-10', undefined, 0],
  ['uralla-2021-ranked', undefined, 0],
  ['boulder-2023-coordinated-rcv-4', undefined, 0],
  ['arlo-small-election', 'Kendall Park - cvrs.csv', 0],
  ['boulder-2024-general-recount-redacted', 'TestWithRedactions.csv', 8],
] as const;

if (root === undefined) {
  console.log('Skipped: ../shared/data/cvr is not there, so no real Dominion export was counted.');
}

(root === undefined ? describe.skip : describe).each(exports_)(
  'the naive count of %s',
  (name, file, skippedRows) => {
    const folder = path.join(root ?? '', 'dominion-csv', name);
    let naive: NaiveDataset;

    beforeAll(() => {
      const csv = file ?? readdirSync(folder).find((entry) => entry.endsWith('.csv')) ?? '';
      naive = naiveCountFiles([path.join(folder, csv)]);
    });

    it('equals its totals.json', () => {
      const expected = readExpectedTotals(folder);
      expect(naive.records).toBe(expected?.records);
      expect(naive.skipped).toHaveLength(skippedRows);
      const withRecords = naive.contests.filter(({ records }) => records > 0);
      expect(withRecords.map((contest) => contest.name)).toEqual([
        ...(expected?.contests.keys() ?? []),
      ]);
      for (const contest of withRecords) {
        const detail = expected?.contests.get(contest.name);
        const votes = new Map(contest.choices.map((choice) => [choice.name, choice.votes]));
        expect(contest).toMatchObject({
          voteFor: detail?.voteFor,
          rankLimit: detail?.rankLimit,
          records: detail?.recordsWithContest,
          undervotedRecords: detail?.blank,
          overvotedRecords: detail?.overvoted,
        });
        const voted = new Map([...votes].filter(([, count]) => count > 0));
        if (detail?.countedChoice === undefined) expect(votes).toEqual(detail?.votes);
        else expect(voted).toEqual(detail.countedChoice);
      }
    });

    it('equals its crosstabs.json, where it has one', () => {
      for (const table of readExpectedCrossTables(folder)) {
        const source = naive.contests.findIndex((contest) => contest.name === table.rowsContest);
        const compared = naive.contests.findIndex(
          (contest) => contest.name === table.columnsContest,
        );
        naive.contests[source]?.choices.forEach((choice, index) => {
          const counted = naive
            .cross(source, index, compared)
            .rows.filter((row) => row.count > 0 && row.choice !== 'NOT_ON_BALLOT')
            .map((row) => [vendorWord(row.choice), row.count] as const);
          expect(new Map(counted)).toEqual(table.cells.get(choice.name) ?? new Map());
        });
      }
    });
  },
);

function vendorWord(choice: string): string {
  return choice === 'UNDERVOTE' ? '(undervote)' : choice === 'OVERVOTE' ? '(overvote)' : choice;
}

(root === undefined ? describe.skip : describe)('the readers of expected totals', () => {
  it('read the totals of every vendor’s folders', () => {
    const folders = readdirSync(root ?? '', { recursive: true, encoding: 'utf8' })
      .filter((entry) => path.basename(entry) === 'totals.json')
      .map((entry) => path.join(root ?? '', path.dirname(entry)));
    const read = folders.filter((folder) => readExpectedTotals(folder) !== undefined);
    expect(read.length).toBeGreaterThan(30);
  });
});
