import { exportOf, recordsOf } from '../../test/export-of.ts';
import { failureOf, readText, refusedOf } from '../../test/read-text.ts';

const ward = 'Council (Vote For=1)';

describe('contests with one title', () => {
  it('are two contests where other columns stand between them', async () => {
    const contests = [
      [ward, 'Al', 'Write-in'],
      ['Judge (Vote For=1)', 'Yes', 'No'],
      [ward, 'Cal', 'Write-in'],
    ] as const;
    const read = await readText(exportOf({ contests, rows: ['1,2,3,4,A,1,0,,,1,0'] }));
    expect(read.contests.map(({ name }) => name)).toEqual(['Council', 'Judge', 'Council']);
    expect(recordsOf(read)).toEqual(['Council: Al, Council: Cal']);
  });

  it('refuse by line the records that have one of two neighbours', async () => {
    const contests = [[ward, 'Al', 'Bea', 'Cal', 'Dee']] as const;
    const rows = ['1,2,3,4,A,1,0,,', '2,2,3,5,B,,,0,1', '3,2,3,6,C,,,,'];
    const read = await readText(exportOf({ contests, rows }));
    expect(refusedOf(read.issues)).toEqual(['contest_partly_blank @5', 'contest_partly_blank @6']);
    expect(recordsOf(read)).toEqual(['']);
  });

  it.each([
    ['a choice', [ward, 'Yes', 'No', 'Yes', 'No'], 8],
    ['a choice that differs in white space', [ward, 'Al', 'Bea', ' Al '], 8],
    ['more write-in lines than votes', [ward, 'Al', 'Write-in', 'Bea', 'Write In'], 9],
  ] as const)(
    'are refused in the header where neighbours repeat %s',
    async (_, contest, column) => {
      const failure = await failureOf(exportOf({ contests: [contest] }));
      expect(failure).toMatchObject({ code: 'choice_repeated', place: { line: 3, column } });
    },
  );

  it('are refused in the header where neighbours differ in white space only', async () => {
    const contests = [
      [ward, 'Al', 'Bea'],
      ['Council  (Vote For=1)', 'Cal', 'Dee'],
    ] as const;
    const failure = await failureOf(exportOf({ contests }));
    expect(failure).toMatchObject({ code: 'titles_alike', place: { line: 2, column: 8 } });
  });
});
