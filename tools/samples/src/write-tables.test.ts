import { textsOf, tinyElection } from '../test/tiny-election.ts';
import { keepContests } from './keep-contests.ts';
import { layouts } from './layouts.ts';
import { markTableMap, nameTableMap, writeMarkTable, writeNameTable } from './write-tables.ts';

describe('a table whose columns need a map', () => {
  it('has names in cells, and a column for each rank', () => {
    expect(textsOf(writeNameTable(tinyElection))['table.csv']?.split('\r\n')).toEqual([
      'id,area,style,"contest 1, 1","contest 1, 2",contest 2',
      '1,North,S1,,"Bo, B & C",Write-in // Write-in',
      '2,North,S1,Ann,"Ann // Bo, B & C",',
      '3,North,S1,undervote,,Cy // Write-in // Write-in',
      '',
    ]);
    expect(nameTableMap(tinyElection.election)).toMatchObject({
      record: 'id',
      contests: [
        { name: 'Mayor', joiner: ' // ', ranks: ['contest 1, 1', 'contest 1, 2'] },
        { name: 'Council: East', joiner: ' // ', voteFor: 2, votes: 'contest 2' },
      ],
    });
  });

  it('has a column for each choice below the contests, and an x for a mark', () => {
    const plain = keepContests(tinyElection, ({ rankLimit }) => rankLimit === 0);
    expect(textsOf(writeMarkTable(plain))['table.csv']?.split('\r\n')).toEqual([
      'Ballots of the election',
      ',,,contest 1,',
      'id,area,style,Cy,Write-in',
      '1,North,S1,-,x',
      '2,North,S1,,',
      '3,North,S1,x,x',
      '',
    ]);
    expect(markTableMap(plain.election)).toMatchObject({
      headings: { line: 2, rows: 2 },
      contests: [{ marks: [{ column: 'contest 1 | Cy' }, { column: 'contest 1 | Write-in' }] }],
    });
    // A line for each of two write-ins is more than a mark.
    expect(
      tinyElection.election.contests.filter((one) => layouts['mark-table'].holds(one)),
    ).toEqual([]);
  });
});
