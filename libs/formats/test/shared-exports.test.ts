import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  naiveCountFiles,
  readExpectedCrossTables,
  readExpectedTotals,
  sharedDataFolder,
  type ExpectedContest,
} from '@crossvote/samples';
import { countRecords, type PlainCount } from './count-records.ts';
import { crossRecords } from './cross-records.ts';
import { readPaths, refusedOf, remarksOf } from './read-text.ts';

const root = sharedDataFolder();
const inSharedData = root === undefined ? describe.skip : describe;
if (root === undefined)
  console.log('Skipped: ../shared/data/cvr is not there, so no real Dominion export was read.');

/** Lines `from` to `to` as refused rows. */
const strangers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `not_a_record @${from + index}`);

/** Folder; the file that its totals.json is about, where there are several; refused rows. */
const exportsWithTotals = [
  ['chaffee-2016-primary-71', undefined, []],
  ['arapahoe-2016-general-165', undefined, []],
  ['arapahoe-2016-synthetic-1000', undefined, []],
  ['denver-2016-general-10', undefined, []],
  ['uralla-2021-ranked', undefined, []],
  ['boulder-2023-coordinated-rcv-4', undefined, []],
  ['arlo-small-election', 'Kendall Park - cvrs.csv', []],
  ['boulder-2024-general-recount-redacted', 'TestWithRedactions.csv', strangers(10, 17)],
] as const;

function expectTotals(contest: PlainCount, expected: ExpectedContest | undefined): void {
  expect(contest).toMatchObject({
    voteFor: expected?.voteFor,
    rankLimit: expected?.rankLimit,
    records: expected?.recordsWithContest,
    undervotedRecords: expected?.blank,
    overvotedRecords: expected?.overvoted,
  });
  const votes = contest.choices.map(({ name, votes: count }) => [name, count] as const);
  if (expected?.countedChoice === undefined) expect(new Map(votes)).toEqual(expected?.votes);
  else expect(new Map(votes.filter(([, count]) => count > 0))).toEqual(expected.countedChoice);
}

inSharedData.each(exportsWithTotals)('the real export %s', (name, file, refused) => {
  const folder = path.join(root ?? '', 'dominion-csv', name);
  const csv = () => file ?? readdirSync(folder).find((entry) => entry.endsWith('.csv')) ?? '';
  const read = (reference: boolean) => readPaths([path.join(folder, csv())], { reference });

  it('counts as its totals.json says, and refuses by line what is no ballot', async () => {
    const result = await read(false);
    const expected = readExpectedTotals(folder);
    const counts = countRecords(result).filter(({ records }) => records > 0);
    expect(refusedOf(result.issues)).toEqual(refused);
    expect(result.records).toHaveLength(expected?.records ?? NaN);
    expect(counts.map((contest) => contest.name)).toEqual([...(expected?.contests.keys() ?? [])]);
    for (const contest of counts) expectTotals(contest, expected?.contests.get(contest.name));
  });

  it('crosses as its crosstabs.json says, where it has one', async () => {
    const result = await read(false);
    for (const table of readExpectedCrossTables(folder))
      expect(crossRecords(result, table.rowsContest, table.columnsContest)).toEqual(table.cells);
  });

  it('gives the same through csv-parse', async () => {
    expect(await read(true)).toEqual(await read(false));
  });
});

inSharedData('every other Dominion export', () => {
  const folder = path.join(root ?? '', 'dominion-csv');
  const file = (...names: string[]) => path.join(folder, ...names);

  it('of five counties together counts as a naive count of the five files', async () => {
    const counties = readdirSync(file('arlo-small-election'))
      .filter((name) => name.endsWith('- cvrs.csv'))
      .map((name) => file('arlo-small-election', name));
    const result = await readPaths(counties);
    expect(counties).toHaveLength(5);
    expect(refusedOf(result.issues)).toEqual([]);
    expect(countRecords(result)).toEqual(naiveCountFiles(counties).contests);
  });

  it('of a privacy tool is read without its aggregate row, assuming vote for 1', async () => {
    const result = await readPaths([file('anonymizer-example', 'test_case_anonymized.csv')]);
    const lines = readFileSync(
      file('anonymizer-example', 'test_case_anonymized.csv'),
      'utf8',
    ).split('\n');
    const aggregate = lines.findIndex((line) => line.startsWith('AGGREGATED')) + 1;
    expect(refusedOf(result.issues)).toEqual([`not_a_record @${aggregate}`]);
    expect(result.records).toHaveLength(10);
    expect(remarksOf(result.issues)).toContain('vote_for_assumed @2');
  });

  it('before that tool counts as a naive count', async () => {
    const paths = [file('anonymizer-example', 'test_case_cvr.csv')];
    const result = await readPaths(paths);
    expect(countRecords(result)).toEqual(naiveCountFiles(paths).contests);
    expect(refusedOf(result.issues)).toEqual([]);
  });

  it('without its header is refused as a whole', async () => {
    const fragment = file('boulder-2024-general-recount-redacted', 'redacted-rows-fragment.csv');
    await expect(readPaths([fragment])).rejects.toMatchObject({
      code: 'header_row_missing',
      place: { line: 4 },
    });
  });
});
