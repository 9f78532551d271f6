import { exportOf, recordsOf } from '../../../test/export-of.ts';
import { readPaths, readText, refusedOf, remarksOf, withFiles } from '../../../test/read-text.ts';

const contests = [
  ['Mayor (Vote For=1)', 'Ann', 'Bo'],
  ['Judge (Vote For=1)', 'Yes', 'No'],
] as const;

describe('marks as decimal numbers', () => {
  it('are marks and none, and the report says so once', async () => {
    const rows = ['1,10,1,1,A,1.0,0.0,,', '2,10,1,2,A,0.00,1.,0.0,1.000', '3,10,1,3,A,1,0,0,1'];
    const read = await readText(exportOf({ contests, rows }));
    expect(recordsOf(read)).toEqual([
      'Mayor: Ann',
      'Mayor: Bo, Judge: No',
      'Mayor: Ann, Judge: No',
    ]);
    expect(remarksOf(read.issues)).toEqual(['decimal_marks @5']);
  });

  it('may be quoted, and stand beside numbers of records that are decimal too', async () => {
    const rows = ['1.0,10.0,1.0,1.0,A,"1.0","0.0",,', '2.0,10.0,1.0,2.0,A,0.0,1.0,,'];
    const read = await readText(exportOf({ contests, rows }));
    expect(recordsOf(read)).toEqual(['Mayor: Ann', 'Mayor: Bo']);
  });

  it('may have a comma where semicolons part the cells', async () => {
    const rows = ['1,10,1,1,A,1.0,0.0,,', '2,10,1,2,A,0.0,1.0,0.00,1.00'];
    const text = exportOf({ contests, rows }).replaceAll(',', ';').replaceAll('.0', ',0');
    const read = await readText(text.replace('5.17.17.1', '5.17'));
    expect(recordsOf(read)).toEqual(['Mayor: Ann', 'Mayor: Bo, Judge: No']);
  });

  it('are sums where an aggregate row has them', async () => {
    const rows = ['1,10,1,1,A,1.0,0.0,,', 'Redacted and Aggregated,,,,A,12.0,3.0,,'];
    const read = await readText(exportOf({ contests, rows }));
    expect(recordsOf(read)).toEqual(['Mayor: Ann']);
    expect(read.contests[0]?.aggregateVotes).toEqual([12, 3]);
  });

  it('are the same in pieces as row by row', async () => {
    const rows = Array.from(
      { length: 200 },
      (_, row) => `${row + 1},10,1,${row},A,${row % 2}.0,${(row + 1) % 2}.0,0,1`,
    );
    await withFiles([exportOf({ contests, rows })], async (paths) => {
      const apart = await readPaths(paths, { pieceBytes: 512, chunkBytes: 512 });
      expect(recordsOf(apart)).toEqual(recordsOf(await readPaths(paths)));
      expect(refusedOf(apart.issues)).toEqual([]);
    });
  });
});
