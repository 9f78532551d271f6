import { exportOf, recordsOf } from '../../../test/export-of.ts';
import { readText } from '../../../test/read-text.ts';

describe('write-in columns', () => {
  it('without a name are one choice, marked as often as its columns are', async () => {
    const contests = [['Council (Vote For=3)', 'Ann', 'Write-in', 'Write In', 'WRITE-IN']] as const;
    const rows = ['1,2,3,4,A,0,1,0,1', '2,2,3,5,A,1,0,0,1', '3,2,3,6,A,0,0,0,0'];
    const read = await readText(exportOf({ contests, rows }));
    expect(read.contests[0]?.choices).toEqual([
      { name: 'Ann', party: '', isWriteIn: false },
      { name: 'Write-in', party: '', isWriteIn: true },
    ]);
    expect(recordsOf(read)).toEqual([
      'Council: Write-in+Write-in',
      'Council: Ann+Write-in',
      'Council: none',
    ]);
  });

  it('with a name are choices of their own', async () => {
    const contests = [
      ['Mayor (Vote For=1)', 'Ann', 'Write-in', 'Write-in Bo Beta', 'Cy (W)'],
    ] as const;
    const read = await readText(exportOf({ contests, rows: ['1,2,3,4,A,0,0,1,0'] }));
    expect(read.contests[0]?.choices.map(({ name, isWriteIn }) => [name, isWriteIn])).toEqual([
      ['Ann', false],
      ['Write-in', true],
      ['Write-in Bo Beta', true],
      ['Cy (W)', false],
    ]);
    expect(recordsOf(read)).toEqual(['Mayor: Write-in Bo Beta']);
  });
});
