import { exportOf } from '../../../test/export-of.ts';
import { readText, remarksOf } from '../../../test/read-text.ts';

const contests = [['Mayor (Vote For=1)', 'Ann']] as const;

describe('the same tabulator, batch and record twice', () => {
  it('is reported with its line, and both are stored', async () => {
    const rows = [
      '1,2,3,4,A,1',
      '2,2,3,5,A,1',
      '3,2,3,4,A,0',
      '4,="2",3,5,A,0',
      '5,2,34,,A,0',
      '6,23,4,5,A,0',
    ];
    const read = await readText(exportOf({ contests, rows }));
    expect(remarksOf(read.issues)).toEqual(['duplicate_record @7', 'duplicate_record @8']);
    expect(read.records).toHaveLength(6);
  });

  it('is not looked for where a part of the key is empty, or has no column', async () => {
    const read = await readText(exportOf({ contests, rows: ['1,2,3,,A,1', '2,2,3,,A,1'] }));
    expect(remarksOf(read.issues)).toEqual([]);
    const headings = ['CvrNumber', 'TabulatorNum', 'RecordId'];
    const other = await readText(exportOf({ headings, contests, rows: ['1,2,3,1', '2,2,3,1'] }));
    expect(remarksOf(other.issues)).toEqual([]);
  });

  it('does not count a refused record as the first', async () => {
    const read = await readText(exportOf({ contests, rows: ['1,2,3,4,A,y', '2,2,3,4,A,1'] }));
    expect(remarksOf(read.issues)).toEqual([]);
  });
});
