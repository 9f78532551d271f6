import { exportOf, recordsOf } from '../../../test/export-of.ts';
import { readText, refusedOf, remarksOf } from '../../../test/read-text.ts';

const contests = [['Mayor (Vote For=1)', 'Ann', 'Bo']] as const;
const readRow = (row: string) =>
  readText(exportOf({ contests, rows: ['7,2,3,4,A,0,1', row, '8,2,3,5,A,0,1'] }));

describe('one ballot without identifiers', () => {
  it.each(['RCV Redacted & Randomly Sorted', 'rcv redacted and randomly sorted', 'Redacted'])(
    'is a record with its style, and the report says so: %s',
    async (label) => {
      const read = await readRow(`${label},,,,DS-01,1,0`);
      expect(recordsOf(read)).toEqual(['Mayor: Bo', 'Mayor: Ann', 'Mayor: Bo']);
      expect(read.records[1]?.attributes).toEqual({ ballotStyle: 'DS-01' });
      expect(remarksOf(read.issues)).toEqual(['redacted_record @6']);
    },
  );

  it('has no contest where its cells are empty', async () => {
    const read = await readRow('Redacted,,,,DS-01,,');
    expect(recordsOf(read)).toEqual(['Mayor: Bo', '', 'Mayor: Bo']);
  });

  it('has a redacted contest where its cells say so', async () => {
    const read = await readRow('Redacted,,,,DS-01,Redacted,Redacted');
    expect(read.records[1]?.selections.get(0)).toEqual({ marks: [], declared: 'redacted' });
  });

  it.each(['yes', '2'])('is refused by line where a cell is no mark: %s', async (cell) => {
    const read = await readRow(`RCV Redacted & Randomly Sorted,,,,DS-01,${cell},0`);
    expect(refusedOf(read.issues)).toEqual(['unknown_mark @6']);
    expect(read.contests[0]?.aggregateVotes).toEqual([0, 0]);
  });
});
