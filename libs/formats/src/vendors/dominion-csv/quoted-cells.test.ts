import { exportOf, recordsOf } from '../../../test/export-of.ts';
import { failureOf, readText, refusedOf, remarksOf } from '../../../test/read-text.ts';

const contests = [['Mayor (Vote For=1)', 'Ann "Annie" Lee', 'Bo, Jr.']] as const;

describe('quotation marks', () => {
  it('hold commas, doubled marks and line breaks in names and attributes', async () => {
    const read = await readText(
      exportOf({ contests, rows: ['"1","2","3","4","A ""1"", B\r\nC","0","1"'] }),
    );
    expect(recordsOf(read)).toEqual(['Mayor: Bo, Jr.']);
    expect(read.contests[0]?.choices[0]?.name).toBe('Ann "Annie" Lee');
    expect(read.records[0]?.attributes.ballotStyle).toBe('A "1", B\r\nC');
  });

  it('are kept where they stand in a bare cell', async () => {
    const read = await readText(exportOf({ contests, rows: ['1,2,3,4,The "Old" Mill,0,1'] }));
    expect(read.records[0]?.attributes.ballotStyle).toBe('The "Old" Mill');
  });

  it('refuse the record by line where text follows a closed cell', async () => {
    const rows = ['1,2,3,4,"A"B,0,1', '2,2,3,5,A,"1"0,0', '3,2,3,6,A,0,1'];
    const read = await readText(exportOf({ contests, rows }));
    expect(refusedOf(read.issues)).toEqual(['unreadable_record @5', 'unreadable_record @6']);
    expect(recordsOf(read)).toEqual(['Mayor: Bo, Jr.']);
  });

  it('name the line of a mark that is never closed', async () => {
    const rows = ['1,2,3,4,A,0,1', '2,2,3,5,"A,0,1', '3,2,3,6,A,0,1'];
    const failure = await failureOf(exportOf({ contests, rows }));
    expect(failure).toMatchObject({ code: 'quote_not_closed', place: { line: 6 } });
  });

  it('name the record where a mark is missing or stray, though all later cells are quoted too', async () => {
    const quoted = (row: string) => row.replace(/[^,]+/g, '"$&"');
    const rows = ['1,2,3,4,A,0,1', '2,2,3,5,A,0,1', '3,2,3,6,A,0,1'].map(quoted);
    for (const damaged of [rows[1]?.replace('"A"', '"A'), rows[1]?.replace('"A"', '"A"A"')]) {
      const broken = [rows[0] ?? '', damaged ?? '', rows[2] ?? ''];
      const failure = await failureOf(exportOf({ contests, rows: broken }));
      expect(failure).toMatchObject({ code: 'quote_not_closed', place: { line: 6 } });
    }
  });

  it('never let two lines that a stray pair of marks joins count as one record', async () => {
    const rows = ['1,2,3,4,5" pipe,0,1', '2,2,3,5,6" pipe,0,1', '3,2,3,6,A,0,1'];
    const read = await readText(exportOf({ contests, rows }));
    expect(refusedOf(read.issues)).toEqual(['too_many_cells @5']);
    expect(read.issues[0]?.place).toMatchObject({ line: 5, endLine: 6 });
    expect(read.records).toHaveLength(1);
    expect(remarksOf(read.issues)).toEqual([]);
  });
});
