import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readExpectedCrossTables, readExpectedTotals, sharedDataFolder } from '@crossvote/samples';
import { IssueLog, openPaths } from '@crossvote/opening';
import { countRecords } from '../../../test/count-records.ts';
import { crossRecords } from '../../../test/cross-records.ts';
import { MemorySink } from '../../../test/memory-sink.ts';
import type { ReadResult } from '../../../test/read-text.ts';
import { clearBallot } from './clear-ballot.ts';

const root = sharedDataFolder();
const inSharedData = root === undefined ? describe.skip : describe;
if (root === undefined)
  console.log('Skipped: ../shared/data/cvr is not there, so no real Clear Ballot export was read.');

async function read(folder: string, isLegacy: boolean): Promise<ReadResult> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  const { files, close } = await openPaths(names.map((name) => path.join(folder, name)));
  const sink = new MemorySink();
  const log = new IssueLog();
  const summary = await clearBallot.read(files, sink, log);
  close();
  expect(log.list().filter(({ severity }) => severity === 'refused')).toEqual([]);
  // The totals of the legacy export have two contests with one name, told apart by numbers.
  const contests = sink.contests.map((contest, at) => ({
    ...contest,
    name: isLegacy ? `${contest.name} [contest ${at + 1}]` : contest.name,
  }));
  return { summary, contests, records: sink.records, issues: [] };
}

inSharedData.each([
  ['multnomah-2018-general-9', false],
  ['kansas-2020-primary-ranked-50', false],
  ['portland-or-auditor-ranked-178', false],
  ['bay-county-fl-2012-legacy-3562', true],
])('the real Clear Ballot export %s', (name, isLegacy) => {
  const folder = path.join(root ?? '', 'clear-ballot', name);

  it('counts as its totals.json says', async () => {
    const result = await read(folder, isLegacy);
    const expected = readExpectedTotals(folder);
    const counts = countRecords(result).filter(({ records }) => records > 0);
    expect(result.records).toHaveLength(expected?.records ?? NaN);
    expect(counts.map((contest) => contest.name)).toEqual([...(expected?.contests.keys() ?? [])]);
    for (const contest of counts) {
      const of = expected?.contests.get(contest.name);
      expect(contest).toMatchObject({
        voteFor: of?.voteFor,
        rankLimit: of?.rankLimit,
        records: of?.recordsWithContest,
        undervotedRecords: of?.blank,
        overvotedRecords: of?.overvoted,
      });
      const votes = new Map(contest.choices.map((choice) => [choice.name, choice.votes]));
      const isVote = ([choice]: readonly [string, number]) => !choice.startsWith('(');
      if (of?.countedChoice)
        expect(new Map([...votes].filter(([, count]) => count > 0))).toEqual(
          new Map([...of.countedChoice].filter(isVote)),
        );
      else expect(votes).toEqual(of?.votes);
    }
  });

  it('crosses as its crosstabs.json says, where it has one', async () => {
    const result = await read(folder, isLegacy);
    for (const table of readExpectedCrossTables(folder))
      expect(crossRecords(result, table.rowsContest, table.columnsContest)).toEqual(table.cells);
  });
});

inSharedData('no other real export', () => {
  it('is taken for Clear Ballot', async () => {
    const folder = path.join(root ?? '', 'dominion-csv');
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.csv')) continue;
      const { files } = await openPaths([path.join(folder, name)]);
      expect(clearBallot.recognise((await files[0]?.head()) ?? Buffer.alloc(0), name).part).toBe(
        'none',
      );
    }
  });
});
