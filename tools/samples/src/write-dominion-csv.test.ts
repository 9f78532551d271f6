import { namedChoices, unnamedWriteIn } from './choice-list.ts';
import type { CastVoteRecord, Election } from './election.ts';
import { type DominionCsvOptions, writeDominionCsv } from './write-dominion-csv.ts';

const election: Election = {
  name: 'Two, Contests',
  date: '2024-11-05',
  contests: [
    {
      name: 'Mayor',
      voteFor: 1,
      rankLimit: 2,
      choices: namedChoices('Ann|DEM', 'Bob "B" Roe'),
    },
    { name: 'Town Council', voteFor: 2, rankLimit: 0, choices: [unnamedWriteIn(2)] },
  ],
  ballotStyles: [{ name: 'S1', cards: [[0, 1]] }],
  precincts: [{ name: 'North', externalId: '9', ballotStyle: 0 }],
  countingGroups: ['Mail'],
  tabulators: [{ number: 5, countingGroup: 0 }],
};

const card = { ballotStyle: 0, card: 0, precinct: 0, tabulator: 0, batch: 3 };
const records: CastVoteRecord[] = [
  {
    ...card,
    ballotNumber: 1,
    numberInBatch: 1,
    selections: [[{ choice: 1, rank: 2 }], [{ choice: 0, rank: 0 }]],
  },
  { ...card, ballotNumber: 2, numberInBatch: 2, selections: [undefined, []] },
];

function linesOf(options: DominionCsvOptions, rows = records): string[] {
  return [...writeDominionCsv(election, rows, options)].join('').split('\r\n');
}

describe('writeDominionCsv', () => {
  it('writes the four header rows and one row a record', () => {
    const mayor = '"Mayor (Number of positions=1, Number of ranks=2)"';
    expect(linesOf({})).toEqual([
      '"Two, Contests",5.17.17.1,,,,,,,,,,,,',
      `,,,,,,,,${mayor},${mayor},${mayor},${mayor},Town Council (Vote For=2),Town Council (Vote For=2)`,
      ',,,,,,,,Ann(1),"Bob ""B"" Roe(1)",Ann(2),"Bob ""B"" Roe(2)",Write-in,Write-in',
      'CvrNumber,TabulatorNum,BatchId,RecordId,ImprintedId,CountingGroup,PrecinctPortion,BallotType,DEM,,DEM,,,',
      '1,5,3,1,5-3-1,Mail,North (9),S1,0,0,0,1,1,0',
      '2,5,3,2,5-3-2,Mail,North (9),S1,,,,,0,0',
      '',
    ]);
  });

  it('writes every variant of the layout that offices publish', () => {
    const variant: DominionCsvOptions = {
      quote: 'all',
      wrappedColumns: -1,
      bom: true,
      metadata: [{ field: 'CvrNumber' }, { field: 'CountingGroup', heading: 'NotCountingGroup' }],
      trailingComma: 'header',
      titleLineBreaks: true,
      writeInSpellings: ['WRITE IN'],
      contests: [1],
      version: 'V1',
    };
    const lines = linesOf(variant, records.slice(1));
    expect(lines[0]).toBe('\uFEFF"Two, Contests","V1","","",""');
    expect(lines.slice(1).join('|')).toBe(
      [
        '"","","Town|Council (Vote For=2)","Town|Council (Vote For=2)",""',
        '"","","Write-in","WRITE IN",""',
        '"CvrNumber","NotCountingGroup","","",""',
        '"1",="Mail","0","0"',
        '',
      ].join('|'),
    );
  });

  it('wraps cells apart from the quoting', () => {
    expect(linesOf({ quote: 'all', wrappedColumns: 2 })[4]).toMatch(/^="1",="5","3","1",/u);
  });

  it('refuses a record with a contest that has no columns', () => {
    expect(() => linesOf({ contests: [1] })).toThrow('ballot 1 has contest 0');
  });
});
