import { linesOf, proposalFor } from '../../../test/table-reading.ts';

describe('a proposal is certain', () => {
  it('for ranks in columns, whose contest is called after the file', () => {
    expect(
      proposalFor(linesOf('Precinct,rank1,rank2', 'N,Ann,Bo'), 'a/ward 1.csv.gz'),
    ).toMatchObject({
      isCertain: true,
      map: {
        attributes: { precinct: 'Precinct' },
        contests: [{ name: 'ward 1', ranks: ['rank1', 'rank2'] }],
      },
      unsure: [],
    });
  });

  it.each([
    ['vote_1,vote_2', 'Ann,Bo', [{ name: 'votes', ranks: ['vote_1', 'vote_2'] }]],
    ['1st Choice,2nd Choice', 'Ann,', [{ name: 'votes', ranks: ['1st Choice', '2nd Choice'] }]],
    [
      'Mayor Rank 2,Mayor Rank 1,Clerk - Choice 1,Clerk - Choice 2',
      'Ann,Bo,Cy,Di',
      [
        { name: 'Mayor', ranks: ['Mayor Rank 1', 'Mayor Rank 2'] },
        { name: 'Clerk', ranks: ['Clerk - Choice 1', 'Clerk - Choice 2'] },
      ],
    ],
  ])('for ranks that are called %s', (headings, row, contests) => {
    expect(proposalFor(linesOf(`id,${headings}`, `1,${row}`))).toMatchObject({
      isCertain: true,
      map: { record: 'id', contests },
    });
  });

  it.each(['weight', 'Count', 'Nvoters'])('for a weight that is called %s', (weight) => {
    const table = linesOf(`rank1,rank2,${weight}`, 'Ann,Bo,30', 'Bo,,2');
    expect(proposalFor(table)).toMatchObject({ isCertain: true, map: { weight } });
  });

  it('for choices with rank numbers, where ballots are numbered; a count there is no weight', () => {
    const table = linesOf('ID,Ann,Bo,Cy,count', '1,1,2, ,2', '2, ,1, ,1', '3,3,1,2,3');
    const proposal = proposalFor(table);
    expect(proposal).toMatchObject({
      isCertain: true,
      map: { record: 'ID', contests: [{ name: 'votes', rankNumbers: ['Ann', 'Bo', 'Cy'] }] },
    });
    expect(proposal?.map.weight).toBeUndefined();
    expect(proposal?.taken.join()).toContain('"count" is not taken for a weight');
  });

  it.each([
    ['id,rank1,rank2,count', ['1,Ann,Bo,2', '2,Bo,,1'], 'marks'],
    ['id,rank1,rank2,count', ['1,Ann,Bo,1', '2,Bo,,1'], 'ones'],
    ['id,Ann,Bo,Cy,count', ['1,,2,,2', '2,3,1,2,3'], 'lowest ranks'],
  ])('for %s in numbered rows like %j, whose counts are %s', (headings, rows) => {
    const proposal = proposalFor(linesOf(headings, ...rows));
    expect(proposal).toMatchObject({ isCertain: true, map: { record: 'id' } });
    expect(proposal?.map.weight).toBeUndefined();
  });

  it('for rows that are marks, beside columns that are the same in each, or texts', () => {
    const table = linesOf('cvr_id,contest,candidate,mark,note', '1,A,Ann,1,by hand', '2,A,Bo,1,');
    expect(proposalFor(table)).toMatchObject({ isCertain: true, unsure: [] });
  });

  it('for rows that are marks', () => {
    const headings =
      'state,county_name,cvr_id,precinct,office,district,candidate,party_detailed,magnitude';
    expect(proposalFor(linesOf(headings, 'NV,LAKE,1,P1,HOUSE,001,ANN,OAK,1'))).toMatchObject({
      isCertain: true,
      map: {
        record: ['state', 'county_name', 'cvr_id'],
        attributes: { precinct: ['county_name', 'precinct'] },
        mark: {
          contest: ['office', 'district'],
          choice: 'candidate',
          party: 'party_detailed',
          voteFor: 'magnitude',
        },
      },
    });
  });
});

describe('a proposal is not certain', () => {
  it.each([
    [
      'a count that is the number of marks of each row',
      ['rank1,rank2,count', 'Ann,Bo,2', 'Bo,,1'],
      'whether "count" says how many ballots',
    ],
    [
      'whole numbers of an unknown column, in rows without numbers',
      ['rank1,rank2,n', 'Ann,Bo,2', 'Bo,,7'],
      'what "n" is',
    ],
    [
      'a weight that is no whole number',
      ['rank1,rank2,weight', 'Ann,Bo,1.5', 'Bo,,0.75'],
      'what "weight" is',
    ],
    [
      'a count with marks between its digits',
      ['rank1,rank2,count', 'Ann,Bo,"1,204"', 'Bo,,12'],
      'what "count" is',
    ],
    [
      'shares in a column that is not known',
      ['rank1,rank2,part', 'Ann,Bo,12.5 %', 'Bo,,87.5 %'],
      'what "part" is',
    ],
    [
      'a count beside numbers of rows, that is not the number of marks',
      ['id,rank1,rank2,count', '1,Ann,Bo,30', '2,Bo,,12'],
      'what "count" is',
    ],
    [
      'a weight beside numbers of rows and of ranks',
      ['id,Ann,Bo,weight', '1,1,2,0.5', '2,2,1,1.5'],
      'what "weight" is',
    ],
    [
      'a column beside choices with ranks, that nobody ranked in the first rows',
      ['id,Ann,Bo,Cy', '1,1,2,', '2,2,1,'],
      'what is in "Cy"',
    ],
    [
      'rows of marks with a column that may say which of them count',
      ['cvr_id,contest,candidate,mark', '1,A,Ann,1', '1,A,Bo,0'],
      'what "mark" is',
    ],
    [
      'rows of marks with a number of votes',
      ['cvr_id,contest,candidate,votes', '1,A,Ann,3', '1,A,Bo,2'],
      'what "votes" is',
    ],
    ['ranks that hold numbers', ['id,rank1,rank2', '1,7,8', '2,8,'], 'hold numbers'],
    ['marks', ['id,Ann,Bo', '1,1,0', '2,0,1'], 'which contest they are of'],
    ['texts', ['id,Mayor', '1,Ann', '2,Bo'], 'whether each of these is a contest'],
    [
      'headings further down',
      ['Springfield', 'id,rank1,rank2', '1,Ann,Bo'],
      'where the headings stand: 1 in line 2',
    ],
    [
      'a row number that may be of a mark',
      ['id,contest,candidate', '1,A,Ann'],
      'whether "id" numbers',
    ],
  ])('for %s', (_, lines, words) => {
    const proposal = proposalFor(linesOf(...lines));
    expect(proposal?.isCertain).toBe(false);
    expect(proposal?.unsure.join('\n')).toContain(words);
  });

  it('for choices with rank numbers in rows without numbers: sums of precincts look so', () => {
    const proposal = proposalFor(linesOf('Precinct,Ann,Bo', 'N,1,2', 'S,2,1'));
    expect(proposal).toMatchObject({
      isCertain: false,
      map: { contests: [{ rankNumbers: ['Ann', 'Bo'] }] },
    });
  });

  it('for columns of ids and names', () => {
    const headings =
      'TabulatorId,BatchId,RecordId,Pres1Id,Pres1Name,Pres2Id,Pres2Name,Mea9Id,Mea9Name';
    expect(proposalFor(linesOf(headings, '1,1,1,7,Ann,8,Bo,1,YES'))).toMatchObject({
      isCertain: false,
      map: {
        record: ['TabulatorId', 'BatchId', 'RecordId'],
        contests: [
          {
            name: 'Pres',
            ranks: [
              { name: 'Pres1Name', id: 'Pres1Id' },
              { name: 'Pres2Name', id: 'Pres2Id' },
            ],
          },
          { name: 'Mea9', votes: [{ name: 'Mea9Name', id: 'Mea9Id' }] },
        ],
      },
    });
  });

  it('for an x as a mark', () => {
    expect(proposalFor(linesOf('id,Ann,Bo', '1,x,', '2,,X'))?.map).toEqual({
      record: 'id',
      words: { x: 'mark', X: 'mark' },
      contests: [{ name: 'votes', marks: ['Ann', 'Bo'] }],
    });
  });

  it('for two rows of headings', () => {
    const table = linesOf(',Mayor,,Clerk,', 'id,Ann,Bo,Cy,Di', '1,1,0,1,0', '2,0,1,0,1');
    expect(proposalFor(table)?.map).toEqual({
      headings: { rows: 2 },
      contests: [
        { name: 'votes', marks: ['Mayor | Ann', 'Mayor | Bo', 'Clerk | Cy', 'Clerk | Di'] },
      ],
      record: 'id',
    });
  });
});

describe('a proposal', () => {
  it('names columns of one heading, or none, by their numbers', () => {
    expect(proposalFor(linesOf('id,Ann,Ann,Bo', '1,1,2,3', '2,2,1,3'))?.map.contests).toEqual([
      { name: 'votes', rankNumbers: [2, 3, 'Bo'] },
    ]);
  });

  it.each(['', 'one column\n1\n', '<xml>', '1,2\n3,4\n', '%PDF-1.4\n'])('of %j is none', (text) => {
    expect(proposalFor(text)).toBeUndefined();
  });

  it('looks at a hundred thousand columns once', () => {
    const headings = Array.from({ length: 100_000 }, (_, at) => `c${at}`).join();
    const row = Array.from({ length: 100_000 }, () => '1').join();
    expect(proposalFor(`${headings}\n${row}\n`)?.isCertain).toBe(false);
  });
});
