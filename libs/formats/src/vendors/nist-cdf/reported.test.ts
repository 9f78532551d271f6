import { crossRecords } from '../../../test/cross-records.ts';
import { codesOf } from '../../../test/nist-cdf-reading.ts';
import { countsOf, describeReported, readExportAt, reported } from '../../../test/read-reported.ts';

describeReported('reported inputs (skipped where they are missing)', () => {
  it('a snapshot for each contest, its candidates named by the place that is marked', async () => {
    const read = await readExportAt(reported('unisyn-snapshot-per-contest', 'session.xml'));
    expect(read.summary).toMatchObject({ recordsStored: 3, recordsRefused: 0 });
    expect(countsOf(read)).toEqual([
      'Contest_20: Ada Reyes 1, Ben Cole 1, undervote 1',
      'Contest_30: Yes 2, No 1',
    ]);
    expect(read.contests.map(({ rankLimit }) => rankLimit)).toEqual([2, 0]);
    expect(read.records.map(({ selections }) => selections.size)).toEqual([2, 2, 2]);
    const cross = crossRecords(read, 'Contest_30', 'Contest_20');
    expect(cross.get('No')).toEqual(new Map([['Ben Cole', 1]]));
    expect(codesOf(read)).toEqual(
      expect.arrayContaining(['snapshots_joined', 'choices_by_place', 'rank_limit_from_records']),
    );
  });

  it('two snapshots of version 1', async () => {
    const read = await readExportAt(
      reported('unisyn-snapshot-per-contest', 'nist-v1-two-snapshots.json'),
    );
    expect(countsOf(read)).toEqual(['Mayor: Ada 1, Ben 0', 'Clerk: Cy 1']);
    expect(read.records.map(({ selections }) => selections.size)).toEqual([2]);
  });

  it('a vote from straight party, said on the contest selection', async () => {
    const read = await readExportAt(reported('cdf-straight-party'));
    expect(countsOf(read)).toContain('Mayor: Ann Poe 1, Bo Rye 1, Write-in 0');
    expect(codesOf(read)).toContain('implied_votes_counted');
  });
});
