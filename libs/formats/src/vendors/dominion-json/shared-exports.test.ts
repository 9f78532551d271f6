import { readFileSync } from 'node:fs';
import path from 'node:path';
import { IssueLog, openPaths } from '@crossvote/opening';
import type { Selection } from '@crossvote/election';
import {
  readExpectedCrossTables,
  readExpectedTotals,
  sharedDataFolder,
  type ExpectedContest,
} from '@crossvote/samples';
import { MemorySink, type SinkContest } from '../../../test/memory-sink.ts';
import { dominionJson } from './dominion-json.ts';

const root = sharedDataFolder();
const inSharedData = root === undefined ? describe.skip : describe;
if (root === undefined)
  console.log(
    'Skipped: ../shared/data/cvr is not there, so no real Dominion JSON export was read.',
  );

const folderOf = (...names: string[]) => path.join(root ?? '', ...names);

async function readAt(...places: string[]) {
  const sink = new MemorySink();
  const log = new IssueLog();
  const { files, close } = await openPaths(places);
  const summary = await dominionJson.read(files, sink, log);
  close();
  return { summary, contests: sink.contests, records: sink.records, issues: log.list() };
}

type Result = Awaited<ReturnType<typeof readAt>>;

/** What one record says, in the words of `totals.json` and `crosstabs.json`. */
function choicesOf(
  { voteFor, rankLimit, choices }: SinkContest,
  { marks, declared }: Selection,
): string[] {
  if (declared === 'overvoted') return ['(overvote)'];
  if (marks.length === 0) return ['(undervote)'];
  const first = Math.min(...marks.map(({ rank }) => rank));
  const counted = marks.filter(({ rank }) => rank === first);
  if (counted.length > (rankLimit > 0 ? 1 : voteFor)) return ['(overvote)'];
  return counted.map(({ choice }) => choices[choice]?.name ?? '?');
}

function addTo(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function countContest({ contests, records }: Result, contest: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { selections } of records) {
    const selection = selections.get(contest);
    if (!selection) continue;
    addTo(counts, '(records)');
    for (const name of choicesOf(contests[contest]!, selection)) addTo(counts, name);
  }
  return counts;
}

/** @param ineligible - records on which the contest was voided: it is not on them (semantics: rule 2) */
function expectedCounts(expected: ExpectedContest, ineligible = 0): Map<string, number> {
  const { votes, countedChoice, blank = 0, overvoted = 0, recordsWithContest = 0 } = expected;
  const counts = new Map(countedChoice ?? votes);
  counts.delete('(ineligible)');
  const rename = (from: string, to: string, count: number) => {
    counts.delete(from);
    counts.set(to, count);
  };
  rename(
    '(no rank)',
    '(undervote)',
    countedChoice?.get('(no rank)') ?? (countedChoice ? 0 : blank),
  );
  rename(
    '(overvoted rank)',
    '(overvote)',
    countedChoice ? (countedChoice.get('(overvoted rank)') ?? 0) : overvoted,
  );
  counts.set('(records)', recordsWithContest - ineligible);
  return new Map([...counts].filter(([, count]) => count > 0));
}

/** Records on which a contest was voided, by its name. */
function ineligibleIn(folder: string): Map<string, number> {
  const json = JSON.parse(readFileSync(path.join(folder, 'totals.json'), 'utf8')) as {
    readonly contests_detail: Readonly<Record<string, { readonly ineligible?: number }>>;
  };
  return new Map(
    Object.entries(json.contests_detail).map(([name, { ineligible = 0 }]) => [name, ineligible]),
  );
}

function cross({ contests, records }: Result, rows: string, columns: string) {
  const [row, column] = [rows, columns].map((name) => contests.findIndex((c) => c.name === name));
  const table: Record<string, Record<string, number>> = {};
  for (const { selections } of records) {
    const labels = [row, column].map((contest = -1) => {
      const selection = selections.get(contest);
      return selection ? [...new Set(choicesOf(contests[contest]!, selection))] : [];
    });
    for (const one of labels[0]!)
      for (const other of labels[1]!) {
        table[one] ??= {};
        table[one][other] = (table[one][other] ?? 0) + 1;
      }
  }
  return table;
}

/** Without the pairs of a voided contest: it is not on the ballot (semantics: rule 2). */
function eligible(cells: ReadonlyMap<string, ReadonlyMap<string, number>>) {
  const rows = [...cells].map(([name, row]) => [
    name,
    Object.fromEntries([...row].filter(([other]) => other !== '(ineligible)')),
  ]);
  const table = Object.fromEntries(rows.filter(([name]) => name !== '(ineligible)')) as Record<
    string,
    Record<string, number>
  >;
  return Object.fromEntries(Object.entries(table).filter(([, row]) => Object.keys(row).length > 0));
}

const codesOf = ({ issues }: Result) => [...new Set(issues.map(({ code }) => code))];

const exportsWithTotals = [
  ['alaska-2024-general-partial', 'CVR_Export'],
  ['sf-2020-general-2batches', 'CVR_Export'],
  ['sf-2024-general-3batches', 'CVR_Export'],
  ['clear-creek-2016-primary', 'CVR_Export_20160713143950.zip'],
] as const;

inSharedData.each(exportsWithTotals)('the real export %s', (name, file) => {
  const folder = folderOf('dominion-json', name);

  it('counts as its totals.json says, with no record refused', async () => {
    const result = await readAt(path.join(folder, file));
    const expected = readExpectedTotals(folder)!;
    const ineligible = ineligibleIn(folder);
    expect(result.summary).toMatchObject({
      recordsRead: expected.records,
      recordsStored: expected.records,
      recordsRefused: 0,
    });
    const used = result.contests
      .map((contest, number) => [contest.name, countContest(result, number)] as const)
      .filter(([, counts]) => counts.size > 0);
    expect(new Set(used.map(([contest]) => contest)).size).toBe(used.length);
    expect(new Map(used)).toEqual(
      new Map(
        [...expected.contests]
          .map(([name, totals]) => [name, expectedCounts(totals, ineligible.get(name))] as const)
          .filter(([, counts]) => counts.size > 0),
      ),
    );
    for (const contest of result.contests)
      expect(contest.voteFor).toBe(expected.contests.get(contest.name)?.voteFor ?? contest.voteFor);
  });

  it('crosses as its crosstabs.json says', async () => {
    const result = await readAt(path.join(folder, file));
    const tables = readExpectedCrossTables(folder);
    expect(tables.length).toBeGreaterThan(0);
    for (const { rowsContest, columnsContest, cells } of tables)
      expect(cross(result, rowsContest, columnsContest)).toEqual(eligible(cells));
  });
});

inSharedData('every other shared export', () => {
  it('of Alaska gives the first round of the expected report of a certified tabulator', async () => {
    const folder = folderOf('dominion-json', 'alaska-2024-general-partial');
    const result = await readAt(path.join(folder, 'CVR_Export'));
    const house = result.contests.findIndex(({ name }) => name === 'U.S. Representative');
    expect(Object.fromEntries(countContest(result, house))).toEqual({
      '(records)': 124,
      '(undervote)': 8,
      'Begich, Nick': 66,
      'Peltola, Mary S.': 45,
      'Howe, John Wayne': 4,
      'Hafner, Eric': 1,
    });
  });

  // totals.json takes every contest as vote for 1; the undervotes of the export show more (semantics: rule 3).
  it('without manifests counts as its totals.json where one vote is allowed, and infers the rest', async () => {
    const folder = folderOf('dominion-json', 'maricopa-2022-primary-1batch');
    const result = await readAt(path.join(folder, 'CvrExport_AZ-999.json'));
    const expected = readExpectedTotals(folder)!;
    expect(result.records).toHaveLength(expected.records);
    expect(result.contests).toHaveLength(expected.contests.size);
    let several = 0;
    result.contests.forEach(({ name, voteFor }, contest) => {
      const totals = expected.contests.get(name.toLowerCase())!;
      const counts = countContest(result, contest);
      expect(counts.get('(records)')).toBe(totals.recordsWithContest);
      expect(counts.get('(undervote)') ?? 0).toBe(totals.blank);
      if (voteFor > 1) several += 1;
      else
        expect(new Map([...counts].map(([key, n]) => [key.toLowerCase(), n]))).toEqual(
          new Map(
            [...expectedCounts(totals)].map(([key, n]) => [key.replace('cand ', 'candidate '), n]),
          ),
        );
    });
    expect(several).toBeGreaterThan(0);
    expect(codesOf(result)).toEqual(['manifest_missing', 'adjudicated']);
  });

  it('of hand-written edge cases counts as expected.json says', async () => {
    const result = await readAt(folderOf('edge-cases', 'dominion-json-edge.zip'));
    const counts = result.contests.map(({ name }, contest) => [
      name,
      Object.fromEntries(countContest(result, contest)),
    ]);
    expect(counts).toEqual([
      ['Mayor', { '(records)': 3, Ann: 1, Zed: 1, '(overvote)': 1 }],
      ['Mayor', { '(records)': 2, Cal: 1, '(undervote)': 1 }],
      ['Council', { '(records)': 4, Kim: 1, Lee: 1, Mo: 1, '(overvote)': 1 }],
    ]);
    expect(result.records).toHaveLength(6);
    expect(codesOf(result)).toEqual(['adjudicated', 'cards_joined', 'invalid_contests']);
  });

  it.each([
    ['test_5.2.18.2.Dominion.json', 2],
    ['test_5.10.50.85.Dominion.json', 3],
    ['CvrExport_0.json', 1],
    ['CvrExport_1.json', 1],
  ])('of both layouts is read whole: %s', async (name, records) => {
    const result = await readAt(folderOf('dominion-json', 'version-layout-samples', name));
    expect(result.summary).toMatchObject({ recordsStored: records, recordsRefused: 0 });
  });
});
