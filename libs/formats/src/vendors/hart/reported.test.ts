import { crossRecords } from '../../../test/cross-records.ts';
import { countsOf, describeReported, readExportAt, reported } from '../../../test/read-reported.ts';

describeReported('reported inputs (skipped where they are missing)', () => {
  it('names under one id that differ in white space alone are one contest, one choice', async () => {
    const read = await readExportAt(reported('hart-names-by-white-space'));
    expect(read.records).toHaveLength(4);
    expect(countsOf(read)).toEqual([
      'MEMBER OF THE COUNCIL Ward 2: ADA REYES BEN COLE 2, CY DUNN DI ECK 1, undervote 1',
      'Question 1: Yes 2, No 2',
    ]);
    const cross = crossRecords(read, 'MEMBER OF THE COUNCIL Ward 2', 'Question 1');
    expect(cross.get('ADA REYES BEN COLE')).toEqual(new Map([['Yes', 2]]));
  });

  it('ranks that are contests of their own are one ranked contest', async () => {
    const read = await readExportAt(reported('hart-rank-contests'));
    expect(read.records).toHaveLength(5);
    expect(countsOf(read).sort()).toEqual([
      'Council Ward 1: Ada 2, Ben 1, Cy 1, undervote 1',
      'Question 1: Yes 3, No 2',
    ]);
    expect(read.contests.map(({ rankLimit }) => rankLimit)).toEqual([3, 0]);
  });
});
