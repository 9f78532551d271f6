import { exportOf, recordsOf } from '../../../test/export-of.ts';
import { readText, refusedOf } from '../../../test/read-text.ts';

const contests = [
  ['Mayor (Vote For=1)', 'Ann', 'Bo'],
  ['Council (Vote For=2)', 'Cy', 'Di', 'Ed'],
] as const;

describe('mark cells', () => {
  it('tell a blank contest from one that is not on the ballot', async () => {
    const rows = ['1,2,3,4,A,0,0,,,', '2,2,3,5,A,,,0,0,0', '3,2,3,6,A,,,,,'];
    const read = await readText(exportOf({ contests, rows }));
    expect(recordsOf(read)).toEqual(['Mayor: none', 'Council: none', '']);
  });

  it('keep every mark of an overvote', async () => {
    const read = await readText(exportOf({ contests, rows: ['1,2,3,4,A,1,1,1,1,1'] }));
    expect(recordsOf(read)).toEqual(['Mayor: Ann+Bo, Council: Cy+Di+Ed']);
  });

  it('may have blanks around them', async () => {
    const read = await readText(exportOf({ contests, rows: ['1,2,3,4,A, 1,0 ,"  "," ",'] }));
    expect(recordsOf(read)).toEqual(['Mayor: Ann']);
  });

  it.each([
    '2',
    'y',
    '-1',
    '01',
    '1.5',
    '1.01',
    '2.0',
    '.0',
    '"1,0"',
    'true',
    '１',
    '48',
    '###',
    'N/A',
  ])('of another value refuse the record by line and column: %s', async (value) => {
    const rows = ['1,2,3,4,A,1,0,0,0,1', `2,2,3,5,A,0,0,0,${value},0`, '3,2,3,6,A,0,1,,,'];
    const read = await readText(exportOf({ contests, rows }));
    expect(refusedOf(read.issues)).toEqual(['unknown_mark @6']);
    expect(read.issues[0]?.place).toMatchObject({ line: 6, column: 9 });
    expect(recordsOf(read)).toEqual(['Mayor: Ann, Council: Ed', 'Mayor: Bo']);
  });

  it('refuse a record whose contest is partly blank', async () => {
    const read = await readText(
      exportOf({ contests, rows: ['1,2,3,4,A,1,0,1,0,0', '2,2,3,4,A,1,0,1,,'] }),
    );
    expect(refusedOf(read.issues)).toEqual(['contest_partly_blank @6']);
    expect(read.issues[0]?.place.column).toBe(8);
  });

  it('show at most 80 characters of a wrong value, without control characters', async () => {
    const read = await readText(
      exportOf({ contests, rows: [`1,2,3,4,A,\u001b[2J${'z'.repeat(200)},0,,,`] }),
    );
    const { message } = read.issues[0]!;
    expect(message).not.toContain('\u001b');
    expect(message).not.toContain('z'.repeat(81));
  });
});
