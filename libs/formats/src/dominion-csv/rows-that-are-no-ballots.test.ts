import { exportOf, recordsOf } from '../../test/export-of.ts';
import { failureOf, readText, refusedOf } from '../../test/read-text.ts';

const contests = [['Mayor (Vote For=1)', 'Ann', 'Bo']] as const;
const record = '7,2,3,4,A,0,1';

async function refusedRows(
  rows: readonly string[],
  headings?: readonly string[],
): Promise<string[]> {
  const base = { contests, ...(headings ? { headings } : {}) };
  const read = await readText(exportOf({ ...base, rows }));
  expect(new Set(recordsOf(read))).toEqual(new Set(['Mayor: Bo']));
  return refusedOf(read.issues);
}

describe('rows that are no ballots', () => {
  it.each([
    ['an aggregate', 'Redacted and Aggregated,,,,25 & 35,8,12'],
    ['an aggregate whose sums look like marks', 'AGGREGATED-1,1,1,1,A,1,0'],
    ['an aggregate that states its ballots', 'Redacted and Consolidated 10 Ballots,,,,A,1,1'],
    ['an aggregate without a label', ',,,,A,0,1'],
    ['a redacted ballot', 'Redacted,,,,A,0,1'],
    ['a ballot without identifiers', 'RCV Redacted & Randomly Sorted,,,,A,1,0'],
    ['a total', 'Total,,,,,1,1'],
    ['a summary', '8,NaN,NaN,NaN,A,1,0'],
    ['a number with a fraction', '1.5,2,3,4,A,0,1'],
  ])('are refused by line: %s', async (_, row) => {
    expect(await refusedRows([record, row, record])).toEqual(['not_a_record @6']);
  });

  it('are refused where the header stands again', async () => {
    const header = exportOf({ contests }).trimEnd().split('\r\n');
    expect(await refusedRows([record, ...header, record])).toEqual([
      'not_a_record @6',
      'not_a_record @7',
      'not_a_record @8',
      'not_a_record @9',
    ]);
  });

  it('are refused where a header stands again whose election is a number', async () => {
    const text = exportOf({ contests, rows: [record, '2024,5.17.17.1,,,,,', record] });
    const read = await readText(text.replace('Test Election', '2024'));
    expect(refusedOf(read.issues)).toEqual(['not_a_record @6']);
    expect(read.records).toHaveLength(2);
  });

  it.each([
    ['other titles', 'Judge (Vote For=1)', 'Ann', 'CvrNumber'],
    ['other choices', 'Mayor (Vote For=1)', 'Cy', 'CvrNumber'],
    ['other headings', 'Mayor (Vote For=1)', 'Ann', 'Cvr Number'],
  ])('end the reading where a header with %s begins', async (_, title, choice, number) => {
    const other = exportOf({ contests: [[title, choice, 'Bo']], rows: [record] });
    const rows = [record, ...other.trimEnd().replace('CvrNumber', number).split('\r\n')];
    const failure = await failureOf(exportOf({ contests, rows }));
    expect(failure).toMatchObject({ code: 'header_differs', place: { line: 9 } });
  });

  describe('without a column of record numbers', () => {
    const headings = ['TabulatorNum', 'BatchId', 'BallotType'];
    const plain = 'Central,3,A,0,1';

    it.each([
      ['an aggregate', 'Redacted and Aggregated,,25 & 35,1,0'],
      ['an aggregate by its style', '1,1,AGGREGATED-1,1,0'],
      ['a total', 'Total,,,1,0'],
      ['sums alone', ',,,1,0'],
      ['the election again', 'Test Election,5.17.17.1,,,'],
      ['the headings again', 'TabulatorNum,BatchId,BallotType,,'],
    ])('are refused by line: %s', async (_, row) => {
      expect(await refusedRows([plain, row, plain], headings)).toEqual(['not_a_record @6']);
    });
  });
});
