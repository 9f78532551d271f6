import { exportOf, recordsOf } from '../../test/export-of.ts';
import { readText, refusedOf } from '../../test/read-text.ts';

describe('masked votes on a numbered record', () => {
  it('are refused by line and never counted', async () => {
    const rows = [
      '1,2,3,1,A,1,0',
      '2,2,3,2,A,Redacted,Redacted',
      '3,2,3,3,A,X,X',
      '4,2,3,4,A,*,*',
      '5,2,3,5,A,0,REDACTED',
    ];
    const read = await readText(
      exportOf({ contests: [['Mayor (Vote For=1)', 'Ann', 'Bo']], rows }),
    );
    expect(recordsOf(read)).toEqual(['Mayor: Ann']);
    expect(refusedOf(read.issues)).toEqual([6, 7, 8, 9].map((line) => `unknown_mark @${line}`));
  });
});
