import { exportOf, recordsOf } from '../../../test/export-of.ts';
import { failureOf, readText, remarksOf } from '../../../test/read-text.ts';

const contests = [
  ['Mayor (Vote For=1)', 'Ann', 'Bo'],
  ['Judge (Vote For=1)', 'Yes', 'No'],
] as const;
const parties = ['DEM', 'REP'];
const rows = ['1,2,3,1,Precinct 1,1,0,0,1', '2,2,3,2,Precinct 1,1,0,0,1'];
const text = exportOf({ contests, parties, rows });
const lines = text.split('\r\n');
const without = (row: number) => lines.filter((_, index) => index !== row).join('\r\n');

describe('header rows', () => {
  it('give election, version, contests, choices and parties', async () => {
    const read = await readText(text);
    expect(read.summary).toMatchObject({
      electionName: 'Test Election',
      softwareVersion: '5.17.17.1',
    });
    expect(read.contests[0]?.choices.map(({ party }) => party)).toEqual(['DEM', 'REP']);
    expect(recordsOf(read)).toHaveLength(2);
  });

  it.each([
    [1, 3],
    [2, 3],
    [3, 4],
  ])('are refused when row %i of 0 to 3 is missing, by line %i', async (row, line) => {
    const failure = await failureOf(without(row));
    expect(failure).toMatchObject({ code: 'header_row_missing', place: { line } });
  });

  it.each([1, 2, 3])('are refused when the file ends within them: after %i', async (count) => {
    const failure = await failureOf(`${lines.slice(0, count).join('\r\n')}\r\n`);
    expect(failure).toMatchObject({ code: 'header_incomplete', place: { line: count + 1 } });
  });

  it('alone are no error of their own, but reported', async () => {
    const read = await readText(exportOf({ contests }));
    expect(read.summary.recordsRead).toBe(0);
    expect(remarksOf(read.issues)).toEqual(['no_records @4']);
  });

  it('may repeat the choice in place of a party', async () => {
    const read = await readText(exportOf({ contests, parties: ['Ann', 'REP', 'Yes', 'No'], rows }));
    expect(read.contests.flatMap(({ choices }) => choices.map(({ party }) => party))).toEqual([
      '',
      'REP',
      '',
      '',
    ]);
  });

  it('fold white space in names and titles', async () => {
    const odd = [['Mayor\r\n  of\u00a0X (Vote For=1)', ' Ann \n Lee ']] as const;
    const read = await readText(exportOf({ contests: odd, rows: ['1,2,3,4,A,1'] }));
    expect(recordsOf(read)).toEqual(['Mayor of X: Ann Lee']);
  });

  it.each([
    [
      'a choice without a name',
      exportOf({ contests: [['Mayor (Vote For=1)', 'Ann', ' ']] }),
      'choice_without_name',
      3,
      7,
    ],
    [
      'a choice without a title',
      text.replace(',Judge (Vote For=1),', ',,'),
      'contest_without_title',
      2,
      8,
    ],
    [
      'a choice row that is too short',
      text.replace(',Yes,No', ',Yes'),
      'choice_without_name',
      3,
      9,
    ],
  ])('are refused with the place of %s', async (_, content, code, line, column) => {
    expect(await failureOf(content)).toMatchObject({ code, place: { line, column } });
  });

  it('are refused with the line of bytes that are not UTF-8', async () => {
    const failure = await failureOf(Buffer.from(text.replace('Ann', 'Ann\xe9'), 'latin1'));
    expect(failure).toMatchObject({ code: 'header_unreadable', place: { line: 3 } });
    expect(failure.message).toBe(
      'file-1.csv, line 3: the header row is not UTF-8 text; save the file as CSV UTF-8',
    );
  });

  it('may begin with a byte order mark, quoted or not', async () => {
    expect((await readText(`\uFEFF${text}`)).summary.electionName).toBe('Test Election');
    const quoted = `\uFEFF${text.replace('Test Election', '"Test, Election"')}`;
    expect((await readText(quoted)).summary.electionName).toBe('Test, Election');
  });
});
