import path from 'node:path';
import { sharedDataFolder } from '@crossvote/samples';
import { countRecords } from './count-records.ts';
import { readExportAt } from './read-export-at.ts';

const shared = sharedDataFolder();
const root = shared === undefined ? undefined : path.join(shared, '../reported');
const inSharedData = root === undefined ? describe.skip : describe;
if (root === undefined)
  console.log('Skipped: ../shared/data/reported is not there, so no reported input was read.');

/** Each contest as `name, ranks: choice votes, …; undervote, overvote, redacted, not on ballot`, zeros left out. */
async function totalsOf(...paths: readonly string[]): Promise<string[]> {
  const read = await readExportAt(paths.map((file) => path.join(root ?? '', file)));
  expect(read.summary.recordsRefused).toBe(0);
  return countRecords(read).map((contest, number) => {
    const redacted = read.records.filter(
      ({ selections }) => selections.get(number)?.declared === 'redacted',
    ).length;
    const states = {
      undervote: contest.undervotedRecords,
      overvote: contest.overvotedRecords,
      redacted,
      'not on ballot': read.records.length - contest.records - redacted,
    };
    const votes = contest.choices.map(({ name, votes: count }) => [name, count] as const);
    const counts = [...votes, ...Object.entries(states)].filter(([, count]) => count > 0);
    const ranks = contest.rankLimit > 0 ? `, ${contest.rankLimit} ranks` : '';
    return `${contest.name}${ranks}: ${counts.map((count) => count.join(' ')).join(', ')}`;
  });
}

// As the README of the folder counts them.
inSharedData('reported exports of Dominion', () => {
  it('with phrases in place of marks have redacted contests', async () => {
    expect(await totalsOf('dominion-redacted-phrases/cvr.csv')).toEqual([
      'President: Ann Poe 1, Bo Rye 1, redacted 3',
      'Measure 9: Yes 2, No 1, redacted 1, not on ballot 1',
    ]);
  });

  it('that a data-frame program saved are read', async () => {
    expect(await totalsOf('dominion-float-marks/pandas.csv')).toEqual([
      'Mayor: Ann Poe 1, not on ballot 1',
      'Measure 9: Yes 1, No 1',
    ]);
  });

  it.each(['cvr.csv', 'four-rows-ranks-unnumbered.csv'])(
    'whose ranks have no numbers are ranked contests: %s',
    async (file) => {
      expect(await totalsOf(`dominion-two-header-rows/${file}`)).toEqual([
        'MAYOR, 2 ranks: Alice 1, Bob 1, Carol 1',
      ]);
    },
  );

  it('with two header rows are read', async () => {
    expect(await totalsOf('dominion-two-header-rows/plurality.csv')).toEqual([
      'MAYOR: Alice 1, Bob 1, Carol 1',
      'Q1: Yes 2, No 1',
    ]);
  });

  it('as ids and names in columns are read', async () => {
    expect(await totalsOf('alaska-wide/general.csv')).toEqual([
      'Pres, 2 ranks: Ann Poe 1, Bo Rye 1, undervote 1, overvote 1',
      'BM2: YES 2, NO 2',
    ]);
  });

  it('in JSON that was flattened to columns are read', async () => {
    expect(await totalsOf('dominion-flattened')).toEqual([
      'Mayor, 3 ranks: Ada Reyes 1, Ben Cole 1',
    ]);
    expect(await totalsOf('dominion-flattened/CvrExport.csv')).toEqual([
      'Mayor, 3 ranks: Ada Reyes 1, Ben Cole 1',
    ]);
  });
});
