import path from 'node:path';
import { readExpectedCrossTables, readExpectedTotals, sharedDataFolder } from '@crossvote/samples';
import { openPaths } from '@crossvote/opening';
import { countRecords } from '../../../test/count-records.ts';
import { crossRecords } from '../../../test/cross-records.ts';
import { messagesOf, readHart } from '../../../test/hart-files.ts';
import type { ReadResult } from '../../../test/read-text.ts';

const shared = sharedDataFolder();
const folder = (...names: string[]) => path.join(shared ?? '', ...names);

async function readExport(...names: string[]): Promise<ReadResult> {
  const { files, close } = await openPaths([folder(...names)]);
  return readHart(files).finally(close);
}

/** Contests of the test deck that the system voided on records, which its totals count all the same. */
const voidedContests = ['US PRESIDENT', 'US SENATOR', 'IND SP Contest Vote for 2'];

(shared === undefined ? describe.skip : describe)(
  'a shared export (skipped where they are missing)',
  () => {
    it.each([
      ['derived-dane-ward9-1000', 'CVRs.zip'],
      ['garfield-2015-lat-1', 'cvrs'],
      ['rctab-test-deck-18', 'cvrs'],
      ['shangrla-samples-2', 'Hart_CVRs.zip'],
    ])('%s counts as its totals', async (name, file) => {
      const totals = readExpectedTotals(folder('hart', name));
      const read = await readExport('hart', name, file);
      expect(read.summary).toMatchObject({ recordsStored: totals?.records, recordsRefused: 0 });
      const counts = new Map(countRecords(read).map((count) => [count.name, count]));
      expect(counts.size).toBe(totals?.contests.size);
      for (const [title, expected] of totals?.contests ?? []) {
        if (voidedContests.includes(title)) continue;
        const count = counts.get(title);
        const votes = new Map(count?.choices.map((choice) => [choice.name, choice.votes]));
        expect([title, count?.records]).toEqual([title, expected.recordsWithContest]);
        expect([title, count?.overvotedRecords]).toEqual([title, expected.overvoted]);
        expect([title, count?.undervotedRecords]).toEqual([title, expected.blank]);
        expect([title, count?.rankLimit]).toEqual([title, expected.rankLimit]);
        if (expected.voteFor !== undefined)
          expect([title, count?.voteFor]).toEqual([title, expected.voteFor]);
        expect([title, votes]).toEqual([title, expected.votes]);
      }
    });

    it('derived-dane-ward9-1000 crosses as its tables', async () => {
      const read = await readExport('hart', 'derived-dane-ward9-1000', 'CVRs.zip');
      const tables = readExpectedCrossTables(folder('hart', 'derived-dane-ward9-1000'));
      expect(tables.length).toBeGreaterThan(0);
      for (const { rowsContest, columnsContest, cells } of tables)
        expect(crossRecords(read, rowsContest, columnsContest)).toEqual(cells);
    });

    it('rctab-test-deck-18 leaves out contests that the system voided, which its totals count', async () => {
      // semantics.md, rule 2: a contest that the system voided on a record is not on that record's ballot.
      const read = await readExport('hart', 'rctab-test-deck-18', 'cvrs');
      const counts = countRecords(read).filter(({ name }) => voidedContests.includes(name));
      expect(
        counts.map(({ name, voteFor, records, undervotedRecords, choices }) => [
          [name, voteFor, records, undervotedRecords],
          Object.fromEntries(choices.map((choice) => [choice.name, choice.votes])),
        ]),
      ).toEqual([
        [
          ['US PRESIDENT', 1, 6, 1],
          { 'Bernie Sanders': 0, 'Donald Trump': 3, 'Hillary Clinton': 2 },
        ],
        [
          ['US SENATOR', 2, 6, 3],
          { 'Pat Toomey': 2, 'Richard Burr': 1, 'Lisa Murkowski': 2, 'Michael Bennet': 1 },
        ],
        [
          ['IND SP Contest Vote for 2', 2, 6, 3],
          { 'V2 Choice 1': 2, 'V2 Choice 2': 2, 'V2 Choice 3': 1, 'V2 Choice 4': 1, 'Write-in': 0 },
        ],
      ]);
      expect(messagesOf(read, 'contest_voided')).toHaveLength(3);
    });

    it('rctab-test-deck-18 counts ranked contests at the first rank that is used', async () => {
      const totals = readExpectedTotals(folder('hart', 'rctab-test-deck-18'));
      const counts = countRecords(await readExport('hart', 'rctab-test-deck-18', 'cvrs'));
      const ranked = counts.filter(({ rankLimit }) => rankLimit > 0);
      expect(ranked).toHaveLength(2);
      for (const { name, choices, undervotedRecords, overvotedRecords } of ranked) {
        const counted = choices.map((choice) => [choice.name, choice.votes] as const);
        const all = [
          ...counted,
          ['(no rank)', undervotedRecords] as const,
          ['(overvoted rank)', overvotedRecords] as const,
        ];
        expect(new Map(all.filter(([, votes]) => votes > 0))).toEqual(
          totals?.contests.get(name)?.countedChoice,
        );
      }
    });

    it('hart-sheets-and-extras.zip reads as it was written', async () => {
      const read = await readExport('edge-cases', 'hart-sheets-and-extras.zip');
      expect(read.summary).toMatchObject({ recordsStored: 4, recordsRefused: 0 });
      expect(messagesOf(read, 'sheets_not_linked')).toEqual([
        expect.stringContaining('3 of 4 records are first sheets'),
      ]);
      expect(messagesOf(read, 'files_passed_over')).toEqual([expect.stringContaining('1 files')]);
      expect(
        countRecords(read).map(({ name, voteFor, choices, undervotes, overvotedRecords }) => ({
          name,
          voteFor,
          votes: Object.fromEntries(choices.map((choice) => [choice.name, choice.votes])),
          undervotes,
          overvotedRecords,
        })),
      ).toEqual([
        {
          name: 'MAYOR CITY OF EXAMPLE',
          voteFor: 1,
          votes: { Ann: 1, Bob: 0, 'Write-in': 1 },
          undervotes: 0,
          overvotedRecords: 1,
        },
        {
          name: 'COUNCIL VOTE FOR 2',
          voteFor: 2,
          votes: { Kim: 2, Lee: 1 },
          undervotes: 3,
          overvotedRecords: 0,
        },
        { name: 'MEASURE A', voteFor: 1, votes: { Yes: 1 }, undervotes: 0, overvotedRecords: 0 },
      ]);
      expect(crossRecords(read, 'MAYOR CITY OF EXAMPLE', 'MEASURE A')).toEqual(new Map());
    });
  },
);
