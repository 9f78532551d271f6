import { exportOf, recordsOf } from '../../../test/export-of.ts';
import { readText, refusedOf, remarksOf } from '../../../test/read-text.ts';

const contests = [['Mayor (Vote For=1)', 'Ann', 'Bo']] as const;

describe('cells of a vote with the density of its mark', () => {
  it('count by their first number, and the report says so once', async () => {
    const rows = [
      '1,2,3,4,A,1 (97),0 (0)',
      '2,2,3,5,A,0 (12),1 (100)',
      '3,2,3,6,A,0(3),1 (88.5%)',
      '4,2,3,7,A,0 (45),0 (44)',
    ];
    const read = await readText(exportOf({ contests, rows }));
    expect(recordsOf(read)).toEqual(['Mayor: Ann', 'Mayor: Bo', 'Mayor: Bo', 'Mayor: none']);
    expect(read.issues.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'assumption mark_density',
    ]);
  });

  it.each(['2 (97)', '1 (x)', '1 (97', '(97)', '1 97', '1 (97) 0 (3)'])(
    'are no marks in another form: %s',
    async (cell) => {
      const rows = [`1,2,3,4,A,0,${cell}`, '2,2,3,4,A,0,1'];
      const read = await readText(exportOf({ contests, rows }));
      expect(refusedOf(read.issues)).toEqual(['unknown_mark @5']);
      expect(remarksOf(read.issues)).toEqual([]);
    },
  );
});
