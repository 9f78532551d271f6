import { readdirSync } from 'node:fs';
import path from 'node:path';
import { sharedDataFolder } from '@crossvote/samples';
import { jsonAt, readAt, votesOf } from '../../../../test/ess-reading.ts';
import type { ReadResult } from '../../../../test/read-text.ts';
import { nyc } from './nyc.ts';

const root = sharedDataFolder();
const inSharedData = root === undefined ? describe.skip : describe;
if (root === undefined)
  console.log('Skipped: ../shared/data/cvr is not there, so no New York City workbook was read.');

const mayor = 'DEM Mayor Citywide';
const advocate = 'DEM Public Advocate Citywide';

interface Totals {
  readonly records: number;
  readonly contests_detail: Record<
    string,
    {
      readonly ranks: number;
      readonly ballots_with_contest: number;
      readonly first_choice_column?: Record<string, number>;
      readonly votes?: Record<string, number>;
    }
  >;
}

interface Table {
  readonly cells: readonly {
    readonly given: string;
    readonly then: string;
    readonly ballots: number;
  }[];
}

/**
 * One record skips the first rank of the mayor and overvotes the second. The totals are those of the first column
 * alone: an undervote there. Here it is an overvote, as a skipped rank does not end a ranking (semantics: rule 4).
 */
const overvotedBelowSkipped = 1;

/** What stands in the first column of a contest on a record, but for that one. */
function firstColumn({ contests, records }: ReadResult, record: number, name: string): string {
  const contest = contests.findIndex((one) => one.name === name);
  const selection = records[record]!.selections.get(contest);
  if (!selection) return '(not on ballot)';
  const first = selection.marks.find(({ rank }) => rank <= 1);
  if (first) return contests[contest]!.choices[first.choice]!.name;
  return selection.declared === 'overvoted' ? 'overvote' : 'undervote';
}

function countBy(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

inSharedData('the synthetic New York City workbooks', () => {
  const folder = path.join(root ?? '', 'nyc', 'synthetic-2-workbooks');
  const workbooks = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.xlsx'))
      .map((name) => path.join(folder, name));
  const totals = () => jsonAt(path.join(folder, 'totals.json')) as Totals;

  it('count as their totals.json says', async () => {
    const result = await readAt(workbooks(), nyc);
    const { records, contests_detail } = totals();
    expect(result.summary).toMatchObject({ recordsStored: records, recordsRefused: 0 });
    expect(result.contests.map(({ name }) => name)).toEqual(Object.keys(contests_detail));
    for (const [contest, { name, rankLimit }] of result.contests.entries()) {
      const expected = contests_detail[name]!;
      expect(rankLimit).toBe(expected.ranks);
      const places = result.records.map((_, record) => firstColumn(result, record, name));
      const { '(not on ballot)': absent = 0, ...counts } = countBy(places);
      expect(records - absent).toBe(expected.ballots_with_contest);
      const wanted = { ...(expected.first_choice_column ?? expected.votes) };
      const moved = name === mayor ? overvotedBelowSkipped : 0;
      wanted.undervote = wanted.undervote! - moved;
      wanted.overvote = wanted.overvote! + moved;
      expect(counts).toEqual(wanted);
      expect([...votesOf(result, contest).values()].reduce((a, b) => a + b)).toBe(records - absent);
    }
  });

  it('cross as their crosstabs.json says', async () => {
    const result = await readAt(workbooks(), nyc);
    const [table] = jsonAt(path.join(folder, 'crosstabs.json')) as Table[];
    const pairs = result.records.map(
      (_, record) =>
        `${firstColumn(result, record, mayor)} | ${firstColumn(result, record, advocate)}`,
    );
    const counts = countBy(pairs);
    expect(table!.cells.length).toBeGreaterThan(0);
    const differing = table!.cells.filter(
      ({ given, then, ballots }) => counts[`${given} | ${then}`] !== ballots,
    );
    expect(differing).toEqual([{ given: 'undervote', then: 'Candidate Ivy', ballots: 26 }]);
    expect(counts['undervote | Candidate Ivy']).toBe(26 - overvotedBelowSkipped);
  });

  it('keep the numbers as names, and say which workbook is missing, without the table of candidates', async () => {
    const votes = workbooks().filter((name) => !name.includes('CandidacyID'));
    const result = await readAt(votes, nyc);
    expect(result.contests[0]!.choices.map(({ name }) => name)).toContain('254001');
    expect(result.issues.map(({ code }) => code)).toContain('candidate_table_missing');
  });
});
