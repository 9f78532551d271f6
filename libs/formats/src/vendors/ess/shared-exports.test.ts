import { readdirSync } from 'node:fs';
import path from 'node:path';
import {
  readExpectedCrossTables,
  readExpectedTotals,
  sharedDataFolder,
  withCi,
} from '@crossvote/samples';
import { crossOf, readAt, votesOf } from '../../../test/ess-reading.ts';
import { ess } from './ess.ts';

const root = sharedDataFolder();
const inSharedData = root === undefined ? describe.skip : describe;
if (root === undefined)
  console.log('Skipped: ../shared/data/cvr is not there, so no real ES&S export was read.');

/** The files of a sample folder that are the export. */
function exportIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.(csv|cvr|xlsx)$/.test(name))
    .map((name) => path.join(folder, name));
}

/** Contests whose `totals.json` counts the first column alone, and not after skipped ranks (semantics: rule 4). */
const ranked = ['minneapolis-2013-mayor-ranked', 'portland-me-2015-mayor-ranked'];

/** Write-ins that are pictures in cells, which `totals.json` takes for empty: choices by what they gain or lose. */
const pictures: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  'portland-me-2015-mayor-ranked': new Map([
    ['Vail, Christopher L.', -1],
    ['Write-in', 1],
  ]),
};

const short = [
  'dane-madison-ward9-2018-general',
  'jefferson-2015-coordinated-100',
  'rhode-island-2018-general-534',
  'travis-2021-pilot-two-files',
  'portland-me-2015-mayor-ranked',
];
const long = ['minneapolis-2013-mayor-ranked', 'pima-2020-general-part1', 'yuma-2020-general-5000'];

inSharedData.each(withCi([...short, ...long], short, 'the longest real exports of ES&S'))(
  'the real export %s',
  (name) => {
    const folder = path.join(root ?? '', 'ess', name);
    const reading = root === undefined ? undefined : readAt(exportIn(folder), ess);

    it('counts as its totals.json says', async () => {
      const result = await reading!;
      const expected = readExpectedTotals(folder);
      expect(result.summary).toMatchObject({ recordsStored: expected?.records, recordsRefused: 0 });
      const onBallot = result.contests.filter((_, contest) => votesOf(result, contest).size > 0);
      expect(onBallot.map((contest) => contest.name).sort()).toEqual(
        [...(expected?.contests.keys() ?? [])].sort(),
      );
      for (const contest of onBallot) {
        const detail = expected!.contests.get(contest.name)!;
        const votes = votesOf(result, result.contests.indexOf(contest));
        if (detail.voteFor !== undefined) expect(contest.voteFor).toBe(detail.voteFor);
        const blank = votes.get('(undervote)') ?? 0;
        const overvoted = votes.get('(overvote)') ?? 0;
        votes.delete('(undervote)');
        votes.delete('(overvote)');
        if (detail.countedChoice) {
          const counted = new Map(detail.countedChoice);
          expect([blank, overvoted]).toEqual([
            counted.get('(no rank)') ?? 0,
            counted.get('(overvoted rank)') ?? 0,
          ]);
          counted.delete('(no rank)');
          counted.delete('(overvoted rank)');
          for (const [choice, more] of pictures[name] ?? [])
            counted.set(choice, (counted.get(choice) ?? 0) + more);
          expect(votes).toEqual(counted);
        } else {
          expect(votes).toEqual(detail.votes);
          expect([blank, overvoted]).toEqual([detail.blank, detail.overvoted]);
        }
      }
    });

    it('crosses as its crosstabs.json says, where it has one', async () => {
      const result = await reading!;
      const tables = readExpectedCrossTables(folder);
      expect(tables.length > 0).toBe(!ranked.includes(name));
      for (const table of tables)
        expect(crossOf(result, table.rowsContest, table.columnsContest)).toEqual(table.cells);
    });
  },
);
