import { fileOf } from '@crossvote/samples';
import { codesOf, linesOf, readFiles } from '../../../../test/ess-reading.ts';
import { ess } from '../ess.ts';
import { nyc } from './nyc.ts';

const table = fileOf(
  'Primary_CandidacyID_To_Name.csv',
  'CandidacyID,DefaultBallotName\n254001,Ann  Ash\n254002,Bo Beech\n254003,Bo Beech\n254001,Other\n,Nobody\n',
);
const bronx = fileOf(
  '2025P1V1_ELE1.csv',
  [
    'Cast Vote Record,Precinct,Ballot Style,DEM Mayor Choice 1 of 2 Citywide (026916),DEM Mayor Choice 2 of 2 Citywide (226916),DEM Judge 7th District (026950),,DEM Judge 7th District (026951)',
    '1,AD: 75 ED: 048,S1,254001,254002,254003,undervote,254002',
    '2,AD: 75 ED: 048,S1,undervote,254003,,,Write-in',
    '3,AD: 75 ED: 048,S1,254009,overvote,overvote,overvote,',
    '',
  ].join('\n'),
);
const queens = fileOf(
  '2025P2V1_EAR1.csv',
  [
    'Cast Vote Record,Precinct,Ballot Style,DEM Judge 7th District (026951),DEM Mayor Choice 2 of 2 Citywide (226916),DEM Mayor Choice 1 of 2 Citywide (026916)',
    '4,AD: 24 ED: 001,S9,254001,254001,254002',
    '',
  ].join('\n'),
);

describe('New York City files', () => {
  it('are merged by heading, with names for numbers, in any order of files and columns', async () => {
    const result = await readFiles([bronx, queens, table], nyc);
    expect(
      result.contests.map(({ name, voteFor, rankLimit }) => [name, voteFor, rankLimit]),
    ).toEqual([
      ['DEM Mayor Citywide', 1, 2],
      ['DEM Judge 7th District', 2, 0],
      ['DEM Judge 7th District', 1, 0],
    ]);
    expect(linesOf(result)).toEqual([
      'DEM Mayor Citywide: Ann Ash(1)+Bo Beech(2), DEM Judge 7th District: Bo Beech, DEM Judge 7th District: Bo Beech',
      'DEM Mayor Citywide: Bo Beech(2), DEM Judge 7th District: Write-in',
      'DEM Mayor Citywide: 254009(1), DEM Judge 7th District: overvoted',
      'DEM Judge 7th District: Ann Ash, DEM Mayor Citywide: Bo Beech(1)+Ann Ash(2)',
    ]);
  });

  it('give the party and the code of contests, the number of candidates, and the party of ballots', async () => {
    const repeal = fileOf(
      '2025P3V1_ELE1.csv',
      'Cast Vote Record,Precinct,Ballot Style,REP Mayor Choice 1 of 2 Citywide (026917),DEM Judge 7th District (026950),,Proposal 4 (9)\n5,P,S,Ann,,,Yes\n6,P,S,Ann,Bo,undervote,Yes\n7,P,S,,,,No\n',
    );
    const { contests, records } = await readFiles([bronx, repeal, table], nyc);
    expect(contests.map(({ party, code }) => [party, code])).toEqual([
      ['DEM', '026916'],
      ['DEM', '026950'],
      ['DEM', '026951'],
      ['REP', '026917'],
      [undefined, '9'],
    ]);
    expect(contests[0]!.choices.map(({ name, code }) => [name, code])).toContainEqual([
      'Ann Ash',
      '254001',
    ]);
    // Record 6 has contests of two parties: nobody can tell whose ballot it is.
    expect(records.map(({ attributes }) => attributes.party)).toEqual([
      'DEM',
      'DEM',
      'DEM',
      'REP',
      undefined,
      undefined,
    ]);
  });

  it('say where a contest has another code in another workbook', async () => {
    const other = fileOf(
      '2025P4V1_ELE1.csv',
      'Cast Vote Record,Precinct,Ballot Style,DEM Mayor Choice 1 of 2 Citywide (099999)\n5,P,S,254001\n',
    );
    const result = await readFiles([bronx, other, table], nyc);
    expect(result.contests).toHaveLength(4);
    expect(codesOf(result)).toContain('contest_code_differs @1');
  });

  it('keep two candidates of one name apart, as they have two numbers', async () => {
    const { contests } = await readFiles([bronx, table], nyc);
    expect(contests[0]!.choices.map(({ name }) => name)).toEqual([
      'Ann Ash',
      'Bo Beech',
      'Bo Beech',
      '254009',
    ]);
  });

  it('say what is odd: a number named twice or not at all, a row without a number', async () => {
    expect(codesOf(await readFiles([bronx, table], nyc))).toEqual(
      [
        'candidate_named_twice @5',
        'candidate_row_unreadable @6',
        'party_of_contests @1',
        'contest_name_repeated @1',
        'overvote_below_counted_rank @4',
        'candidate_without_name',
      ].sort((a, b) => order(a) - order(b)),
    );
  });

  it('are told from those of other offices by headings or name', async () => {
    const part = async (file: typeof bronx) => {
      const head = await file.head();
      return [nyc.recognise(head, file.name).part, ess.recognise(head, file.name).part];
    };
    expect(await part(bronx)).toEqual(['records', 'none']);
    expect(await part(table)).toEqual(['side', 'none']);
    const plain = 'Cast Vote Record,Precinct,Ballot Style,REP Judge (1)\n';
    expect(await part(fileOf('zip/2025P4V1_ELE1.xlsx', plain))).toEqual(['records', 'none']);
    expect(await part(fileOf('cvr.csv', plain))).toEqual(['none', 'records']);
  });
});

/** Issues come in the order of the files: the table is read before the votes. */
function order(code: string): number {
  return [
    'named_twice',
    'row_unreadable',
    'party_of',
    'repeated',
    'without_name',
    'below',
  ].findIndex((word) => code.includes(word));
}
