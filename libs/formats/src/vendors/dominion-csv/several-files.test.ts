import { ContestMap } from '../../contests/contest-map.ts';
import { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import { exportOf, recordsOf, type ExportParts } from '../../../test/export-of.ts';
import { failureOf, readText, refusedOf, remarksOf } from '../../../test/read-text.ts';

const mayor = ['Mayor (Vote For=1)', 'Ann', 'Bo'] as const;
const judge = ['Judge (Vote For=1)', 'Yes', 'No'] as const;
const ward = 'Council (Vote For=1)';
const files = (...parts: ExportParts[]) => parts.map(exportOf);

describe('several files of one export', () => {
  it('share contests and choices by name, whatever their columns', async () => {
    const read = await readText(
      files(
        { contests: [mayor, judge], rows: ['1,2,3,4,A,1,0,0,1'] },
        {
          contests: [judge, ['Mayor (Vote For=1)', 'Bo', 'Cy', 'Ann']],
          headings: ['CvrNumber', 'BallotType'],
          rows: ['1,B,1,0,0,0,1', '2,B,1,0,0,1,y'],
        },
      ),
    );
    expect(read.contests.map(({ choices }) => choices.map(({ name }) => name))).toEqual([
      ['Ann', 'Bo', 'Cy'],
      ['Yes', 'No'],
    ]);
    expect(recordsOf(read)).toEqual(['Mayor: Ann, Judge: No', 'Judge: Yes, Mayor: Ann']);
    expect(refusedOf(read.issues)).toEqual(['unknown_mark @6']);
    expect(read.issues.at(-1)?.place.file).toBe('file-2.csv');
  });

  it('share a choice whose party stands in its name in one of them, and tell it', async () => {
    const contests = new ContestsOfFiles();
    const read = await readText(
      files(
        {
          contests: [['Mayor (Vote For=1)', 'Ann (DEM)', 'Bo']],
          rows: ['1,2,3,4,A,1,0', '2,2,3,4,A,0,1'],
        },
        { contests: [['Mayor (Vote For=1)', 'Bo', 'Ann']], rows: ['3,2,3,4,A,0,1'] },
        {
          contests: [['Mayor (Vote For=1)', 'Ann (REP)', 'Ann (DEM)', 'Bo']],
          rows: ['4,2,3,4,A,1,0,0', '5,2,3,4,A,0,1,0'],
        },
      ),
      { contests },
    );
    expect(read.contests).toHaveLength(1);
    expect(recordsOf(read)).toEqual([
      'Mayor: Ann (DEM)',
      'Mayor: Bo',
      'Mayor: Ann (DEM)',
      'Mayor: Ann (REP)',
      'Mayor: Ann (DEM)',
    ]);
    const said = read.issues.filter(({ code }) => code === 'choice_spellings_joined');
    expect(said.map(({ message }) => message.split(': ').at(-1))).toEqual(['"Ann (DEM)" = "Ann"']);
  });

  it('keep two contests with one title apart when every file has both', async () => {
    const contests = [[ward, 'Al'], judge, [ward, 'Bea']] as const;
    const read = await readText(
      files({ contests, rows: ['1,2,3,4,A,1,,,'] }, { contests, rows: ['1,2,3,4,A,,,,1'] }),
    );
    expect(read.contests).toHaveLength(3);
    expect(recordsOf(read)).toEqual(['Council: Al', 'Council: Bea']);
  });

  describe('with two contests of one title side by side', () => {
    const both = [[ward, 'Al', 'Bea', 'Cal', 'Dee']] as const;
    const parts = (...rows: string[]) =>
      files(...rows.map((row) => ({ contests: both, rows: [row] })));

    it('part them whichever file shows it, and at other columns too', async () => {
      const moved = exportOf({ contests: [mayor, ...both], rows: ['1,2,3,4,A,1,0,0,1,,'] });
      const read = await readText([...parts('1,2,3,4,A,,,,', '1,2,3,4,A,,,0,1'), moved]);
      expect(recordsOf(read)).toEqual(['', 'Council: Dee', 'Mayor: Ann, Council: Bea']);
      expect(read.contests.map(({ choices }) => choices.map(({ name }) => name))).toEqual([
        ['Al', 'Bea'],
        ['Cal', 'Dee'],
        ['Ann', 'Bo'],
      ]);
    });

    it('refuse by line in a later file what an earlier one has as one contest', async () => {
      const read = await readText(parts('1,2,3,4,A,1,0,0,0', '1,2,3,4,A,,,0,1'));
      expect(refusedOf(read.issues)).toEqual(['contest_partly_blank @5']);
      expect(recordsOf(read)).toEqual(['Council: Al']);
    });

    it('do not part a title whose choices differ from file to file', async () => {
      const other = exportOf({ contests: [[ward, 'Al', 'Bea', 'Eve']], rows: ['1,2,3,4,A,1,0,'] });
      const read = await readText([...parts('1,2,3,4,A,,,,'), other]);
      expect(refusedOf(read.issues)).toEqual(['contest_partly_blank @5']);
      expect(read.contests.map(({ choices }) => choices.length)).toEqual([5]);
    });

    it('are refused where a later file has other columns under the title', async () => {
      const other = exportOf({ contests: [[ward, 'Al', 'Bea']], rows: ['1,2,3,4,A,1,0'] });
      const failure = await failureOf([...parts('1,2,3,4,A,,,0,1'), other]);
      expect(failure).toMatchObject({ code: 'contest_differs', place: { file: 'file-2.csv' } });
    });
  });

  it('match a contest of two with one title by its choices', async () => {
    const read = await readText(
      files(
        { contests: [[ward, 'Al'], judge, [ward, 'Bea']], rows: ['1,2,3,4,A,1,1,0,0'] },
        { contests: [[ward, 'Bea']], rows: ['1,2,3,4,A,1'] },
      ),
    );
    expect(read.contests.map(({ choices }) => choices.map(({ name }) => name))).toEqual([
      ['Al'],
      judge.slice(1),
      ['Bea'],
    ]);
    expect(recordsOf(read)[1]).toBe('Council: Bea');
  });

  it('have two contests of one title where no choice of one is a choice of the other', async () => {
    const read = await readText(
      files(
        { contests: [[ward, 'Al', 'Write-in']], rows: ['1,2,3,4,A,1,0'] },
        { contests: [[ward, 'Bea', 'Write-in']], rows: ['1,2,3,4,A,1,0', '2,2,3,5,A,0,1'] },
      ),
    );
    expect(read.contests.map(({ name, choices }) => [name, choices.length])).toEqual([
      ['Council', 2],
      ['Council', 2],
    ]);
    expect(recordsOf(read)).toEqual(['Council: Al', 'Council: Bea', 'Council: Write-in']);
    expect(remarksOf(read.issues)).toEqual(['contests_told_apart @undefined']);
  });

  it('are joined and parted as a person says', async () => {
    const texts = files(
      { contests: [[ward, 'Al'], judge], rows: ['1,2,3,4,A,1,1,0'] },
      { contests: [['District (Vote For=1)', 'Bea'], judge], rows: ['1,2,3,4,A,1,1,0'] },
    );
    const lines = [
      ['file-1.csv', ward, 'Seat 1'],
      ['file-2.csv', 'District', 'Seat 1'],
      ['file-2.csv', judge[0], 'Other Judge'],
    ].map(([file = '', title = '', contest = ''], at) => ({ line: at + 2, file, title, contest }));
    const contests = new ContestsOfFiles(new ContestMap('map.csv', lines));
    const read = await readText(texts, { contests });
    expect(read.contests.map(({ name }) => name)).toEqual(['Seat 1', 'Judge', 'Other Judge']);
    expect(recordsOf(read)[1]).toMatch(/^Seat 1: Bea, Other Judge: /);
  });

  it('are refused where contests of two rules are to be one', async () => {
    const texts = files(
      { contests: [[ward, 'Al']], rows: ['1,2,3,4,A,1'] },
      { contests: [['Council (Vote For=2)', 'Al', 'Bea']], rows: ['1,2,3,4,A,1,0'] },
    );
    const map = new ContestMap('map.csv', [
      { line: 2, file: 'file-2.csv', title: 'Council (Vote For=2)', contest: ward },
    ]);
    const failure = await failureOf(texts, { contests: new ContestsOfFiles(map) });
    expect(failure).toMatchObject({
      code: 'contest_differs',
      place: { file: 'file-2.csv', line: 2 },
    });
  });

  it('are reported when they name different elections', async () => {
    const [first = '', second = ''] = files(
      { contests: [mayor], rows: ['1,2,3,4,A,1,0'] },
      { contests: [mayor], rows: ['1,2,3,4,A,1,0'] },
    );
    const read = await readText([first, second.replace('Test Election', 'Other')]);
    expect(remarksOf(read.issues)).toEqual(['election_differs @1']);
    expect(read.summary.electionName).toBe('Test Election');
  });

  it('are not searched for the same scanner numbers: counties number anew', async () => {
    const file = { contests: [mayor], rows: ['1,2,3,4,A,1,0'] };
    const read = await readText(files(file, file));
    expect(remarksOf(read.issues)).toEqual([]);
  });

  it('may hold one without records, which is reported', async () => {
    const read = await readText(
      files({ contests: [mayor] }, { contests: [mayor], rows: ['1,2,3,4,A,1,0'] }),
    );
    expect(remarksOf(read.issues)).toEqual(['no_records @4']);
    expect(read.records).toHaveLength(1);
  });
});
