import { exportOf, recordsOf } from '../../../test/export-of.ts';
import { failureOf, readText, refusedOf, remarksOf } from '../../../test/read-text.ts';

const contests = [['Mayor (Vote For=1)', 'Ann', 'Bo']] as const;
const record = '7,2,3,4,A,0,1';

/** Reads a row between two records that are always stored. */
async function issuesOf(row: string, headings?: readonly string[], other = record) {
  const base = { contests, ...(headings ? { headings } : {}) };
  const read = await readText(exportOf({ ...base, rows: [other, row, other] }));
  expect(recordsOf(read)).toEqual(['Mayor: Bo', 'Mayor: Bo']);
  expect(read.contests[0]?.aggregateVotes).toEqual([0, 0]);
  const passed = remarksOf(read.issues).filter((remark) => remark.endsWith('@6'));
  return [...refusedOf(read.issues), ...passed];
}

describe('rows that are no ballots', () => {
  it.each([
    ['a number with a fraction', '1.5,2,3,4,A,0,1'],
    ['an unknown label', 'Spoiled,2,3,4,A,0,1'],
    ['an unknown label of something redacted', 'Redacted batch,,,,A,0,1'],
    ['no number, and cells of one ballot or a few', ',,,,A,0,1'],
    ['no number, and masked cells', ',,,,A,X,X'],
  ])('are refused by line: %s', async (_, row) => {
    expect(await issuesOf(row)).toEqual(['not_a_record @6']);
  });

  it.each(['Total', 'Totals', 'TOTAL', 'Grand Total', 'Subtotal', 'Sub-total'])(
    'are ignored where they hold column totals, and reported: %s',
    async (label) => {
      expect(await issuesOf(`${label},,,,,15,17`)).toEqual(['total_row @6']);
      expect(await issuesOf(`${label},,,`)).toEqual(['total_row @6']);
      expect(await issuesOf(`,,${label},,,15,17`)).toEqual(['total_row @6']);
    },
  );

  it.each(['8,NaN,NaN,NaN,A,1,0', ',NaN,,,,900,800', '8,nan,,,A,1,0'])(
    'are left out where TabulatorNum is NaN: whether such sums repeat the records is not said: %s',
    async (row) => {
      expect(await issuesOf(row)).toEqual(['summary_row @6']);
    },
  );

  describe('without a column of record numbers', () => {
    const headings = ['TabulatorNum', 'BatchId', 'BallotType'];
    const plain = 'Central,3,A,0,1';

    it.each([
      ['a total', 'Total,,,1,0', 'total_row @6'],
      ['the election again', 'Test Election,5.17.17.1,,,', 'header_repeated @6'],
      ['the headings again', 'TabulatorNum,BatchId,BallotType,,', 'header_repeated @6'],
      ['the headings with marks', 'TabulatorNum,BatchId,BallotType,1,0', 'not_a_record @6'],
      ['no attribute and cells of one ballot or a few', ',,,1,0', 'not_a_record @6'],
      ['an unknown label', 'Redacted batch,,A,1,0', 'not_a_record @6'],
    ])('are told by their labels: %s', async (_, row, issue) => {
      expect(await issuesOf(row, headings, plain)).toEqual([issue]);
    });

    it.each([
      ['an aggregate', 'Redacted and Aggregated,,25 & 35,1,0', [1, 0]],
      ['an aggregate by its style', '1,1,AGGREGATED-1,1,0', [1, 0]],
      ['sums alone', ',,,30,20', [30, 20]],
    ])('are aggregates by their labels or sums: %s', async (_, row, sums) => {
      const read = await readText(exportOf({ headings, contests, rows: [plain, row] }));
      expect(read.records).toHaveLength(1);
      expect(read.contests[0]?.aggregateVotes).toEqual(sums);
    });
  });
});

describe('a header in the middle of the file', () => {
  it('is passed over where it is the same, and reported with its lines', async () => {
    const header = exportOf({ contests }).trimEnd().split('\r\n');
    const read = await readText(exportOf({ contests, rows: [record, ...header, '8,2,3,5,A,0,1'] }));
    expect(remarksOf(read.issues)).toEqual([6, 7, 8, 9].map((line) => `header_repeated @${line}`));
    expect(read.summary).toMatchObject({ recordsRead: 2, recordsStored: 2 });
  });

  it('is passed over where it begins with a byte order mark', async () => {
    const [election = '', ...others] = exportOf({ contests }).trimEnd().split('\r\n');
    const rows = [record, `\uFEFF${election}`, ...others, record];
    const read = await readText(exportOf({ contests, rows }));
    expect(refusedOf(read.issues)).toEqual([]);
    expect(read.records).toHaveLength(2);
  });

  it('is passed over where the election is a number, and a record of that number is stored', async () => {
    const rows = [record, '2024,5.17.17.1,,,,,', '2024,2,3,4,A,0,1'];
    const text = exportOf({ contests, rows });
    const read = await readText(text.replace('Test Election', '2024'));
    expect(remarksOf(read.issues)).toContain('header_repeated @6');
    expect(recordsOf(read)).toEqual(['Mayor: Bo', 'Mayor: Bo']);
  });

  it.each([
    ['other titles', 'Judge (Vote For=1)', 'Ann', 'CvrNumber'],
    ['other choices', 'Mayor (Vote For=1)', 'Cy', 'CvrNumber'],
    ['other headings', 'Mayor (Vote For=1)', 'Ann', 'Cvr Number'],
  ])('ends the reading where it has %s', async (_, title, choice, number) => {
    const other = exportOf({ contests: [[title, choice, 'Bo']], rows: [record] });
    const rows = [record, ...other.trimEnd().replace('CvrNumber', number).split('\r\n')];
    const failure = await failureOf(exportOf({ contests, rows }));
    expect(failure).toMatchObject({ code: 'header_differs', place: { line: 9 } });
  });
});

describe('results by precinct with the header of an export', () => {
  const headings = ['PrecinctPortion', 'BallotType'];

  it.each(['North,T1,512,498', 'North,T1,12.0,0.0', 'North,,0,31'])(
    'are refused as totals: %s',
    async (row) => {
      const failure = await failureOf(
        exportOf({ contests, headings, rows: [row, 'South,T1,1,0'] }),
      );
      expect(failure).toMatchObject({ code: 'is_totals', place: { line: 5 } });
    },
  );

  it('are told from ballots, the first of which has a wrong mark', async () => {
    const read = await readText(exportOf({ contests, headings, rows: ['N,T1,2,1', 'N,T1,1,0'] }));
    expect(refusedOf(read.issues)).toEqual(['unknown_mark @5']);
    expect(recordsOf(read)).toEqual(['Mayor: Ann']);
  });
});
