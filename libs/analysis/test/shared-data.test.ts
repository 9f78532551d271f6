import { readdirSync } from 'node:fs';
import path from 'node:path';
import {
  naiveCountFiles,
  readExpectedCrossTables,
  readExpectedTotals,
  sharedDataFolder,
  withCi,
} from '@crossvote/samples';
import type { Store } from '@crossvote/store';
import { sqliteDatabases } from '@crossvote/store/testing';
import { ElectionAnalysis, type ContestResult } from '../src/index.ts';
import { expectToEqual, store as ingestInto } from './stored-election.ts';

const root = sharedDataFolder();
if (root === undefined)
  process.stderr.write('LEFT OUT  real exports: there is no ../shared/data/cvr\n');

interface RealExport {
  readonly name: string;
  readonly file?: string;
}

/** The folder, and the file to read where the folder has several. */
const fewExports: readonly RealExport[] = [
  { name: 'chaffee-2016-primary-71' },
  { name: 'denver-2016-general-10' },
  { name: 'uralla-2021-ranked' },
  { name: 'boulder-2023-coordinated-rcv-4' },
  { name: 'arlo-small-election', file: 'Kendall Park - cvrs.csv' },
  { name: 'boulder-2024-general-recount-redacted', file: 'TestWithRedactions.csv' },
];
/** Exports with tens of contests and thousands of cross tables each. */
const longExports: readonly RealExport[] = [
  { name: 'arapahoe-2016-general-165' },
  { name: 'arapahoe-2016-synthetic-1000' },
];
const exports_ = withCi(
  [...fewExports, ...longExports],
  fewExports,
  'cross tables of the two longest Dominion exports',
);

(root === undefined ? describe.skip : describe)('the real Dominion exports', () => {
  const databases = sqliteDatabases();
  let store: Store;
  beforeAll(async () => {
    store = await databases.open();
  });

  it.each(exports_)('$name has its published totals and cross tables', async ({ name, file }) => {
    const folder = path.join(root ?? '', 'dominion-csv', name);
    const csv = file ?? readdirSync(folder).find((entry) => entry.endsWith('.csv')) ?? '';
    const id = await ingestInto([path.join(folder, csv)], store);
    const analysis = new ElectionAnalysis(store);
    const { dataset, contests } = await analysis.contests(id);
    const expected = readExpectedTotals(folder);
    expect(dataset.totalRecords).toBe(expected?.records);
    const seen = contests.filter(({ records }) => records > 0);
    expect(seen.map((contest) => contest.name)).toEqual([...(expected?.contests.keys() ?? [])]);
    for (const contest of seen) expectTotals(contest, expected?.contests.get(contest.name));

    const published = readExpectedCrossTables(folder);
    let rows = 0;
    for (const table of published) rows += await expectTable(analysis, id, contests, table);
    const all = await expectToEqual(store, id, naiveCountFiles([path.join(folder, csv)]));
    process.stderr.write(
      `${name}: ${dataset.totalRecords} records, ${seen.length} contests, ${published.length} published cross tables (${rows} rows), ${all.tables} counted naively: equal\n`,
    );
  });
});

type Totals = ReturnType<typeof readExpectedTotals> & object;
type ExpectedContest = ReturnType<Totals['contests']['get']>;

function expectTotals(contest: ContestResult, detail: ExpectedContest): void {
  expect(contest).toMatchObject({
    voteFor: detail?.voteFor,
    rankLimit: detail?.rankLimit,
    records: detail?.recordsWithContest,
    undervotedRecords: detail?.blank,
    overvotedRecords: detail?.overvoted,
  });
  const votes = contest.choices.map(({ name, voteCount }) => [name, voteCount] as const);
  if (detail?.countedChoice === undefined) expect(new Map(votes)).toEqual(detail?.votes);
  else expect(new Map(votes.filter(([, count]) => count > 0))).toEqual(detail.countedChoice);
}

async function expectTable(
  analysis: ElectionAnalysis,
  datasetId: number,
  contests: readonly ContestResult[],
  table: ReturnType<typeof readExpectedCrossTables>[number],
): Promise<number> {
  const source = contests.find(({ name }) => name === table.rowsContest);
  const compared = contests.find(({ name }) => name === table.columnsContest);
  const { results } = await analysis.crossVoting(datasetId, {
    sources: (source?.choices ?? []).map(({ id }) => ({
      contestId: source?.id ?? 0,
      choiceId: id,
    })),
    compareContestIds: [compared?.id ?? 0],
  });
  for (const { choice, comparisons } of results) {
    const counted = (comparisons[0]?.distribution ?? [])
      .filter((row) => row.count > 0 && row.choice !== 'NOT_ON_BALLOT')
      .map((row) => [publishedWord(row.choice), row.count] as const);
    expect(new Map(counted)).toEqual(table.cells.get(choice.name) ?? new Map());
  }
  return results.length;
}

function publishedWord(choice: string): string {
  if (choice === 'UNDERVOTE') return '(undervote)';
  return choice === 'OVERVOTE' ? '(overvote)' : choice;
}
