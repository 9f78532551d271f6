import { exportOf, recordsOf } from '../../../test/export-of.ts';
import { readText, refusedOf, remarksOf } from '../../../test/read-text.ts';

const contests = [['Mayor (Vote For=1)', 'Ann', 'Bo']] as const;
const record = '7,2,3,4,A,0,1';
const around = (row: string) => readText(exportOf({ contests, rows: [record, row, record] }));

describe('aggregate rows', () => {
  it.each([
    ['Redacted and Aggregated,,,,25 & 35,8,12', [8, 12]],
    ['Redacted and Aggregated - A cards,,,,1,8,0', [8, 0]],
    ['Redacted and Aggregated - B cards or Property Owner Ballot,,,,1,,', [0, 0]],
    ['Redacted & Aggregated,,,,1,8,12', [8, 12]],
    ['Redacted and Consolidated 10 Ballots,,,,11 & PO-CC,4,5', [4, 5]],
    ['AGGREGATED-1,1,1,1,AGGREGATED,7,4', [7, 4]],
    ['="AGGREGATED-1",1,1,1,A,1,0', [1, 0]],
    ['9,2,3,4,AGGREGATED-1,7,4', [7, 4]],
    [',,,,DS-03,48,18', [48, 18]],
    [',,,,DS-03,,2', [0, 2]],
    ['Redacted,,,,DS-03,48,18', [48, 18]],
  ])('are no records, and their sums are kept beside the results: %s', async (row, sums) => {
    const read = await around(row);
    expect(recordsOf(read)).toEqual(['Mayor: Bo', 'Mayor: Bo']);
    expect(read.summary).toMatchObject({ recordsRead: 2, recordsStored: 2 });
    expect(read.contests[0]?.aggregateVotes).toEqual(sums);
    expect(remarksOf(read.issues)).toContain('aggregate_row @6');
  });

  it.each([
    '9,2,3,4,AGGREGATED-1,1,0',
    '9,AGGREGATED,3,4,A,0,1',
    '9,2,3,4,Redacted and Aggregated,,1',
  ])('are refused where they have a record number, and no cell above 1: %s', async (row) => {
    const read = await around(row);
    expect(recordsOf(read)).toEqual(['Mayor: Bo', 'Mayor: Bo']);
    expect(refusedOf(read.issues)).toEqual(['not_a_record @6']);
    expect(read.contests[0]?.aggregateVotes).toEqual([0, 0]);
  });

  it('are told anew in each block of records', async () => {
    const labelled = '9,2,3,4,Aggregate,1,0';
    const rows = Array.from({ length: 20 }, (_, place) => (place % 2 === 0 ? record : labelled));
    const read = await readText(exportOf({ contests, rows }));
    expect(recordsOf(read)).toHaveLength(10);
    expect(refusedOf(read.issues)).toHaveLength(10);
  });

  it('are no numbered rows of a precinct whose name only begins so', async () => {
    for (const name of ['Consolidated 5', 'Aggregateville', 'Total'])
      expect(recordsOf(await around(`9,2,3,4,${name},1,0`))).toHaveLength(3);
  });

  it('are reported with the number of ballots that they state', async () => {
    const { issues } = await around('Redacted and Consolidated 10 Ballots,,,,A,4,5');
    expect(issues.find(({ code }) => code === 'aggregate_row')?.message).toContain('(10, as it');
  });

  it('add up', async () => {
    const rows = ['AGGREGATED-1,,,,A,3,4', 'AGGREGATED-2,,,,A,5,0', record];
    const read = await readText(exportOf({ contests, rows }));
    expect(read.contests[0]?.aggregateVotes).toEqual([8, 4]);
  });

  it('add up over files with other columns', async () => {
    const read = await readText([
      exportOf({ contests, rows: [record, 'AGGREGATED-1,,,,A,3,4'] }),
      exportOf({ contests: [['Mayor (Vote For=1)', 'Bo', 'Cy']], rows: ['AGGREGATED-1,,,,A,5,6'] }),
    ]);
    expect(read.contests[0]?.choices.map(({ name }) => name)).toEqual(['Ann', 'Bo', 'Cy']);
    expect(read.contests[0]?.aggregateVotes).toEqual([3, 9, 6]);
  });

  it.each(['8,-1', '8,1.5', '8,many', '8,"1,200"', '8,1e3', '8,NaN', '8,99999999999'])(
    'are refused whole where a cell is no whole number: %s',
    async (cells) => {
      const read = await around(`Redacted and Aggregated,,,,A,${cells}`);
      expect(refusedOf(read.issues)).toEqual(['aggregate_unreadable @6']);
      expect(read.issues[0]?.place.column).toBe(7);
      expect(read.contests[0]?.aggregateVotes).toEqual([0, 0]);
    },
  );

  it('are refused with the wrong number of cells', async () => {
    const read = await around('Redacted and Aggregated,,,,A,8');
    expect(refusedOf(read.issues)).toEqual(['too_few_cells @6']);
  });

  it('say that a masked sum is missing', async () => {
    const read = await around('Redacted and Aggregated,,,,A,8,*');
    expect(read.contests[0]?.aggregateVotes).toEqual([8, 0]);
    expect(read.issues[0]?.message).toContain('masked');
  });

  it('of ranked contests keep the first rank, and say so', async () => {
    const title = 'Mayor (Number of positions=1, Number of ranks=2)';
    const ranked = [[title, 'Ann(1)', 'Bo(1)', 'Ann(2)', 'Bo(2)']] as const;
    const rows = ['AGGREGATED-1,,,,A,5,6,3,2', 'AGGREGATED-2,,,,A,1,2,9,9', '1,2,3,4,A,1,0,0,1'];
    const read = await readText(exportOf({ contests: ranked, rows }));
    expect(read.contests[0]?.aggregateVotes).toEqual([6, 8]);
    expect(remarksOf(read.issues)).toEqual([
      'aggregate_row @5',
      'aggregate_first_ranks @5',
      'aggregate_row @6',
    ]);
  });

  it('add unnamed write-in lines to one choice', async () => {
    const lines = [['Council (Vote For=2)', 'Ann', 'Write-in', 'Write-in']] as const;
    const rows = ['AGGREGATED-1,,,,A,5,6,3', '1,2,3,4,A,1,0,0'];
    const read = await readText(exportOf({ contests: lines, rows }));
    expect(read.contests[0]?.aggregateVotes).toEqual([5, 9]);
  });
});
