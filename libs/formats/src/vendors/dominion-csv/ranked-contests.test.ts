import { exportOf, recordsOf } from '../../../test/export-of.ts';
import { failureOf, readText } from '../../../test/read-text.ts';

const title = 'Mayor (Number of positions=1, Number of ranks=2)';
const contests = [[title, 'Ann (A)(1)', 'Bo(1)', 'Ann (A)(2)', 'Bo(2)']] as const;

describe('ranked contests', () => {
  it('keep every rank, skipped, overvoted and repeated ones too', async () => {
    const rows = [
      '1,2,3,4,A,1,0,0,1',
      '2,2,3,5,A,0,0,1,0',
      '3,2,3,6,A,1,1,0,0',
      '4,2,3,7,A,1,0,1,0',
    ];
    const read = await readText(exportOf({ contests, rows: [...rows, '5,2,3,8,A,0,0,0,0'] }));
    expect(read.contests).toMatchObject([
      { name: 'Mayor', voteFor: 1, rankLimit: 2, choices: [{ name: 'Ann (A)' }, { name: 'Bo' }] },
    ]);
    expect(recordsOf(read)).toEqual([
      'Mayor: Ann (A)(1)+Bo(2)',
      'Mayor: Ann (A)(2)',
      'Mayor: Ann (A)(1)+Bo(1)',
      'Mayor: Ann (A)(1)+Ann (A)(2)',
      'Mayor: none',
    ]);
  });

  it.each(['Bo', 'Bo(0)', 'Bo(3)'])(
    'refuse a column whose rank is missing or not among the ranks: %s',
    async (choice) => {
      const failure = await failureOf(exportOf({ contests: [[title, 'Ann(1)', choice]] }));
      expect(failure).toMatchObject({ code: 'choice_without_rank', place: { line: 3, column: 7 } });
    },
  );

  it('leave a number in parentheses in a name where the title says no ranks', async () => {
    const read = await readText(
      exportOf({ contests: [['Mayor (Vote For=1)', 'Ann (2)']], rows: ['1,2,3,4,A,1'] }),
    );
    expect(recordsOf(read)).toEqual(['Mayor: Ann (2)']);
  });
});
