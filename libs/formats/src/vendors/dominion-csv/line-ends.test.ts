import { exportOf, recordsOf } from '../../../test/export-of.ts';
import { failureOf, readText, refusedOf, remarksOf } from '../../../test/read-text.ts';

const contests = [['Mayor\nof the City (Vote For=1)', 'Ann', 'Bo']] as const;
const rows = ['1,2,3,4,A,0,1', '2,2,3,5,A,y,1', '3,2,3,6,"A\nB",0,1', '4,2,3,7,A,1,y'];

describe('line ends', () => {
  // The title row spans three lines of the file: it holds two titles with a line break each.
  it.each(['\r\n', '\n'])(
    'give the right lines, quoted line breaks included: %j',
    async (lineEnd) => {
      const read = await readText(exportOf({ contests, rows, lineEnd }));
      expect(refusedOf(read.issues)).toEqual(['unknown_mark @8', 'unknown_mark @11']);
      expect(recordsOf(read)).toEqual(['Mayor of the City: Bo', 'Mayor of the City: Bo']);
    },
  );

  it('may be carriage returns alone', async () => {
    const read = await readText(
      exportOf({ contests: [['Mayor (Vote For=1)', 'Ann', 'Bo']], rows, lineEnd: '\r' }),
    );
    expect(refusedOf(read.issues)).toEqual(['unknown_mark @6', 'unknown_mark @8']);
    expect(recordsOf(read)).toEqual(['Mayor: Bo', 'Mayor: Bo']);
  });

  it('may differ from row to row between CRLF and LF', async () => {
    const text = exportOf({ contests, rows, lineEnd: '\n' });
    const read = await readText(text.replace('A,y,1\n', 'A,y,1\r\n').replace('\nCvr', '\r\nCvr'));
    expect(refusedOf(read.issues)).toEqual(['unknown_mark @8', 'unknown_mark @11']);
  });

  it('of blank lines count as lines and are no records', async () => {
    const read = await readText(exportOf({ contests, rows: ['', ...rows, '', ''] }));
    expect(refusedOf(read.issues)).toEqual(['unknown_mark @9', 'unknown_mark @12']);
    expect(read.summary.recordsRead).toBe(4);
  });

  it('missing at the end of a whole record are reported, and the record counts', async () => {
    const read = await readText(exportOf({ contests, rows: rows.slice(0, 1) }).trimEnd());
    expect(read.records).toHaveLength(1);
    expect(remarksOf(read.issues)).toEqual(['no_final_line_end @7']);
  });

  it('missing in the middle of a record mean a file that was cut off', async () => {
    const text = exportOf({ contests, rows: rows.slice(0, 1) });
    const failure = await failureOf(text.slice(0, -5));
    expect(failure).toMatchObject({ code: 'cut_off', place: { line: 7 } });
  });
});
