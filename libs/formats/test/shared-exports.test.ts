import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import {
  naiveCountFiles,
  readExpectedCrossTables,
  readExpectedTotals,
  sharedDataFolder,
  type ExpectedContest,
} from '@crossvote/samples';
import { countRecords, type PlainCount } from './count-records.ts';
import { crossRecords } from './cross-records.ts';
import { readPaths, readText, refusedOf, remarksOf, type ReadResult } from './read-text.ts';

const root = sharedDataFolder();
const inSharedData = root === undefined ? describe.skip : describe;
if (root === undefined)
  console.log('Skipped: ../shared/data/cvr is not there, so no real Dominion export was read.');

/** Folder; the file that its totals.json is about, where there are several; lines of aggregate rows. */
const exportsWithTotals = [
  ['chaffee-2016-primary-71', undefined, []],
  ['arapahoe-2016-general-165', undefined, []],
  ['arapahoe-2016-synthetic-1000', undefined, []],
  ['denver-2016-general-10', undefined, []],
  ['uralla-2021-ranked', undefined, []],
  ['boulder-2023-coordinated-rcv-4', undefined, []],
  ['arlo-small-election', 'Kendall Park - cvrs.csv', []],
  [
    'boulder-2024-general-recount-redacted',
    'TestWithRedactions.csv',
    [10, 11, 12, 13, 14, 15, 16, 17],
  ],
] as const;

const linesOf = ({ issues }: ReadResult, code: string) =>
  issues.filter((issue) => issue.code === code).map(({ place }) => place.line);

/** Votes of records and aggregate rows together, by contest and choice. */
const allVotes = (result: ReadResult) =>
  countRecords(result).map(({ name, choices }, contest) => [
    name,
    choices.map((choice, place) => [
      choice.name,
      choice.votes + (result.contests[contest]?.aggregateVotes[place] ?? 0),
    ]),
  ]);

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

inSharedData.each(exportsWithTotals)('the real export %s', (name, file, aggregates) => {
  const folder = path.join(root ?? '', 'dominion-csv', name);
  const csv = () => file ?? readdirSync(folder).find((entry) => entry.endsWith('.csv')) ?? '';
  const read = (reference: boolean) => readPaths([path.join(folder, csv())], { reference });

  it('counts as its totals.json says, and refuses nothing', async () => {
    const result = await read(false);
    const expected = readExpectedTotals(folder);
    const counts = countRecords(result).filter(({ records }) => records > 0);
    expect(refusedOf(result.issues)).toEqual([]);
    expect(linesOf(result, 'aggregate_row')).toEqual(aggregates);
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

  it('of a privacy tool comes to the votes of the file before it, with its aggregate row', async () => {
    const lines = readFileSync(
      file('anonymizer-example', 'test_case_anonymized.csv'),
      'utf8',
    ).split('\n');
    const aggregate = lines.findIndex((line) => line.startsWith('AGGREGATED')) + 1;
    const result = await readPaths([file('anonymizer-example', 'test_case_anonymized.csv')]);
    const before = naiveCountFiles([file('anonymizer-example', 'test_case_cvr.csv')]);
    expect(linesOf(result, 'aggregate_row')).toEqual([aggregate]);
    expect(result.records).toHaveLength(10);
    expect(remarksOf(result.issues)).toContain('vote_for_assumed @2');
    expect(allVotes(result)).toEqual(
      before.contests.map(({ name, choices }) => [
        name,
        choices.map((choice) => [choice.name, choice.votes]),
      ]),
    );
  });

  it('of Boulder 2024 keeps the sums of its aggregate rows as a plain sum of their cells', async () => {
    const csv = file('boulder-2024-general-recount-redacted', 'TestWithRedactions.csv');
    const rows: string[][] = parse(readFileSync(csv), {
      relax_column_count: true,
      skip_empty_lines: true,
    });
    const sums = (rows[1] ?? []).flatMap((title, column) =>
      title === ''
        ? []
        : [
            rows
              .filter(([first]) => first === 'Redacted and Aggregated')
              .reduce((sum, row) => sum + Number(row[column]), 0),
          ],
    );
    const result = await readPaths([csv]);
    expect(result.contests.flatMap(({ aggregateVotes }) => aggregateVotes)).toEqual(sums);
    expect(sums[0]).toBe(265 + 191 + 175 + 151 + 156 + 103 + 114 + 8);
  });

  it('of another release of it is summed up under the same header, cards apart', async () => {
    const folderName = 'boulder-2024-general-recount-redacted';
    const header = readFileSync(file(folderName, 'TestWithRedactions.csv'), 'utf8').split('\n');
    const fragment = readFileSync(file(folderName, 'redacted-rows-fragment.csv'), 'utf8');
    const result = await readText(`${header.slice(0, 4).join('\n')}\n${fragment}`);
    const count = fragment.split('\n').filter((line) => line.startsWith('Redacted')).length;
    expect(linesOf(result, 'aggregate_row')).toHaveLength(count);
    expect(result.summary.recordsRead).toBe(0);
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
