import { exportOf, recordsOf, type ExportParts } from '../../../test/export-of.ts';
import { readText, refusedOf, remarksOf } from '../../../test/read-text.ts';

const ward = 'Council (Vote For=1)';
const judge = ['Judge (Vote For=1)', 'Yes', 'No'] as const;
const readRows = (contests: ExportParts['contests'], rows: readonly string[]) =>
  readText(exportOf({ contests, rows }));

describe('contests with one title', () => {
  it('are two contests where other columns stand between them', async () => {
    const contests = [[ward, 'Al', 'Write-in'], judge, [ward, 'Cal', 'Write-in']] as const;
    const read = await readRows(contests, ['1,2,3,4,A,1,0,,,1,0']);
    expect(read.contests.map(({ name }) => name)).toEqual(['Council', 'Judge', 'Council']);
    expect(recordsOf(read)).toEqual(['Council: Al, Council: Cal']);
  });

  it('side by side are parted by the cells that records leave empty', async () => {
    const contests = [[ward, 'Al', 'Bea', 'Cal', 'Dee'], judge] as const;
    const rows = ['1,2,3,4,A,,,,,1,0', '2,2,3,5,B,,,0,1,,', '3,2,3,6,A,1,0,,,0,0'];
    const read = await readRows(contests, [...rows, '4,2,3,7,A,1,1,,,,']);
    expect(read.contests.map(({ name, choices }) => [name, ...choices.map((one) => one.name)]))
      // The second is declared when it is found.
      .toEqual([
        ['Council', 'Al', 'Bea'],
        ['Judge', 'Yes', 'No'],
        ['Council', 'Cal', 'Dee'],
      ]);
    expect(recordsOf(read)).toEqual([
      'Judge: Yes',
      'Council: Dee',
      'Council: Al, Judge: none',
      'Council: Al+Bea',
    ]);
    expect(remarksOf(read.issues)).toEqual(['contests_with_one_title @6']);
  });

  it('may be three', async () => {
    const contests = [[ward, 'Al', 'Bea', 'Cal', 'Dee', 'Eve']] as const;
    const rows = ['1,2,3,4,A,,,0,1,', '2,2,3,5,B,1,0,,,', '3,2,3,6,C,,,,,1'];
    const read = await readRows(contests, rows);
    expect(read.contests).toHaveLength(3);
    expect(recordsOf(read)).toEqual(['Council: Dee', 'Council: Al', 'Council: Eve']);
  });

  it('refuse by line a record that has both of them', async () => {
    const rows = ['1,2,3,4,A,1,0,,', '2,2,3,5,A,1,0,0,1', '3,2,3,6,B,,,0,1'];
    const read = await readRows([[ward, 'Al', 'Bea', 'Cal', 'Dee']], rows);
    expect(refusedOf(read.issues)).toEqual(['contests_with_one_title @6']);
    expect(recordsOf(read)).toEqual(['Council: Al', 'Council: Dee']);
  });

  it('refuse by line a record with a part of what others have whole', async () => {
    const rows = ['1,2,3,4,A,1,0,0,0', '2,2,3,5,A,1,0,,', '3,2,3,6,A,1,,0,1'];
    const read = await readRows([[ward, 'Al', 'Bea', 'Cal', 'Dee']], rows);
    expect(refusedOf(read.issues)).toEqual(['contest_partly_blank @6', 'contest_partly_blank @7']);
    expect(read.contests).toHaveLength(1);
  });

  it('are not parted by a record with holes, nor by one that is refused', async () => {
    const contests = [[ward, 'Al', 'Bea', 'Cal', 'Dee'], judge] as const;
    const rows = ['1,2,3,4,A,1,,0,1,1,0', '2,2,3,5,A,1,0,,,7,0', '3,2,3,6,A,1,0,0,0,1,0'];
    const read = await readRows(contests, rows);
    expect(refusedOf(read.issues)).toEqual(['contest_partly_blank @5', 'unknown_mark @6']);
    expect(recordsOf(read)).toEqual(['Council: Al, Judge: Yes']);
  });

  it('are two contests at once where the whole list of choices stands twice', async () => {
    const measure = 'Measure (Vote For=1)';
    const rows = ['1,2,3,4,A,1,0,1,0', '2,2,3,5,A,,,0,1', '3,2,3,6,A,0,1,,'];
    const read = await readRows([[measure, 'Yes', 'No', 'Yes', 'No']], rows);
    expect(read.contests.map(({ choices }) => choices.length)).toEqual([2, 2]);
    expect(recordsOf(read)).toEqual(['Measure: Yes, Measure: Yes', 'Measure: No', 'Measure: No']);
    expect(remarksOf(read.issues)).toEqual([]);
  });

  it.each([
    ['a choice', [ward, 'Al', 'Bea', 'Al', 'Dee', 'Eve'], 'choice_repeated'],
    [
      'a choice that differs in white space',
      [ward, 'Al', 'B', ' Al ', 'C', 'D'],
      'choice_repeated',
    ],
    [
      'a write-in line too many',
      [ward, 'Al', 'Write-in', 'Cal', 'D', 'Write In'],
      'choice_repeated',
    ],
  ] as const)(
    'that repeat %s are parted by the records too, and never taken for one contest',
    async (_, contest, code) => {
      const rows = ['1,2,3,4,A,1,0,0,1,0', '2,2,3,5,A,1,0,,,', '3,2,3,6,B,,,0,1,0'];
      const read = await readRows([contest], rows);
      expect(refusedOf(read.issues)).toEqual([`${code} @5`]);
      expect(read.records.map(({ selections }) => [...selections.keys()])).toEqual([[0], [1]]);
      expect(remarksOf(read.issues)).toEqual([`${code} @2`, 'contests_with_one_title @6']);
    },
  );

  it('whose titles differ in white space only are never taken for one contest', async () => {
    const contests = [
      [ward, 'Al', 'Bea'],
      ['Council\n (Vote For=1)', 'Cal', 'Dee'],
    ] as const;
    const rows = ['1,2,3,4,A,1,0,0,1', '2,2,3,5,A,1,0,,', '3,2,3,6,B,,,0,1'];
    const read = await readRows(contests, rows);
    const lines = read.issues.map(({ code, place }) => `${code} @${place.line}`);
    // The title row spans two lines of the file for each of the two titles with a line break.
    expect(lines).toEqual(['titles_alike @2', 'titles_alike @7', 'contests_with_one_title @8']);
    expect(recordsOf(read)).toEqual(['Council: Al', 'Council: Dee']);
  });

  it('keep what aggregate rows sum up apart too, wherever those stand', async () => {
    const rows = ['Redacted and Aggregated,,,,A,5,6,7,8', '1,2,3,4,A,1,0,,', '2,2,3,5,B,,,0,1'];
    const read = await readRows([[ward, 'Al', 'Bea', 'Cal', 'Dee']], rows);
    expect(read.contests.map(({ aggregateVotes }) => aggregateVotes)).toEqual([
      [5, 6],
      [7, 8],
    ]);
  });

  it('that no record has are declared with all their choices', async () => {
    const read = await readRows([[ward, 'Al', 'Bea'], judge], ['1,2,3,4,A,,,1,0']);
    expect(read.contests.map(({ choices }) => choices.length)).toEqual([2, 2]);
  });
});
