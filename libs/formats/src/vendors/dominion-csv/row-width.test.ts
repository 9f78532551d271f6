import { exportOf, recordsOf } from '../../../test/export-of.ts';
import { readText, refusedOf, remarksOf } from '../../../test/read-text.ts';

const contests = [['Mayor (Vote For=1)', 'Ann', 'Bo']] as const;
const withComma = (text: string) => text.replaceAll('\r\n', ',\r\n');

describe('the number of cells of a row', () => {
  const header = exportOf({ contests });
  const row = '1,2,3,4,A,0,1\r\n';

  it.each([
    ['nowhere', header + row],
    ['in the header', withComma(header) + row],
    ['in the records', header + withComma(row)],
    ['in all rows', withComma(header) + withComma(row)],
    ['twice in all rows', withComma(withComma(header)) + withComma(withComma(row))],
    ['quoted', header + row.replace('\r\n', ',""\r\n')],
  ])('may hold an empty last one: %s', async (_, text) => {
    const read = await readText(text);
    expect(recordsOf(read)).toEqual(['Mayor: Bo']);
    expect(refusedOf(read.issues)).toEqual([]);
  });

  it('is refused by line when it is too small or too large', async () => {
    const rows = ['1,2,3,4,A,0', '2,2,3,5,A,0,1,1', '3,2,3,6,A,0,1,,', '4,2,3,7,A,0,1', '5'];
    const read = await readText(exportOf({ contests, rows }));
    expect(refusedOf(read.issues)).toEqual([
      'too_few_cells @5',
      'too_many_cells @6',
      'too_many_cells @7',
      'too_few_cells @9',
    ]);
    expect(recordsOf(read)).toEqual(['Mayor: Bo']);
  });

  it('never lets cells of the row before stand in for missing ones', async () => {
    const rows = ['1,2,3,4,A,0,1', '2,2', '3,2,3,6,A,1,0'];
    const read = await readText(exportOf({ contests, rows }));
    expect(recordsOf(read)).toEqual(['Mayor: Bo', 'Mayor: Ann']);
    expect(refusedOf(read.issues)).toEqual(['too_few_cells @6']);
  });

  it('does not matter in a row without content, which is no record', async () => {
    const rows = ['1,2,3,4,A,0,1', ',,,,,,', ',', '"","","","","","",""'];
    const read = await readText(exportOf({ contests, rows }));
    expect(read.summary).toMatchObject({ recordsRead: 1, recordsStored: 1 });
    expect(remarksOf(read.issues)).toEqual(['blank_row @6', 'blank_row @7', 'blank_row @8']);
  });
});
