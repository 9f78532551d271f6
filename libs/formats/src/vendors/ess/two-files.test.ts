import path from 'node:path';
import { fileOf, sharedDataFolder } from '@crossvote/samples';
import {
  codesOf,
  failureIn,
  linesOf,
  readAt,
  readFiles,
  votesOf,
} from '../../../test/ess-reading.ts';
import { ess } from './ess.ts';

const votes = fileOf(
  'cvrs.csv',
  'Cast Vote Record,Precinct,Ballot Style,Mayor\n1,p1,,Ann\n2.0,,s1,Bo\n3,p2,s1,undervote\n',
);
const ballots = (total: string, ...rows: string[]) =>
  fileOf(
    'ballots.csv',
    [
      'Ballots,,,,',
      'General 2024,,,,',
      '"Test County,Test State",,,,',
      '"November 5, 2024",,,,',
      ',,,,',
      'Cast Vote Record,Batch,Reporting Group,Tabulator CVR,Precinct ID,Ballot Style',
      ...rows,
      total,
      ',,,,',
      '',
    ].join('\n'),
  );
const listed = [
  '2,B2,Election Day,00021,p9,s9',
  '1,B1,Absentee,00011,p9,s9',
  '3,B2,Election Day,00022,p9,s9',
];

describe('the ballots file beside the votes', () => {
  it('adds reporting group and batch by record number, in any order of rows and files', async () => {
    const side = ballots('Total : 3,,,,', ...listed);
    const result = await readFiles([side, votes]);
    expect(await readFiles([votes, side])).toEqual(result);
    expect(result.summary).toMatchObject({ electionName: 'General 2024', recordsStored: 3 });
    expect(result.records.map(({ attributes }) => attributes)).toEqual([
      { precinct: 'p1', ballotStyle: 's9', countingGroup: 'Absentee', batch: 'B1' },
      { precinct: 'p9', ballotStyle: 's1', countingGroup: 'Election Day', batch: 'B2' },
      { precinct: 'p2', ballotStyle: 's1', countingGroup: 'Election Day', batch: 'B2' },
    ]);
    expect(codesOf(result)).toEqual([]);
  });

  it('that lists other ballots is said: some without record, some twice, some not at all, a wrong total', async () => {
    const side = ballots(
      'Total : 9,,,,',
      ...listed.slice(0, 2),
      '2,B9,Absentee,,,',
      '7,B2,Early,,,',
    );
    const result = await readFiles([votes, side]);
    expect(codesOf(result)).toEqual([
      'ballot_listed_twice @9',
      'total_differs',
      'ballot_not_listed @4',
      'ballots_without_record',
    ]);
    expect(result.records[1]!.attributes).toMatchObject({ batch: 'B2' });
  });

  it('is no export alone', async () => {
    const side = ballots('Total : 3,,,,', ...listed);
    expect(await failureIn(readFiles([side]))).toMatchObject({ code: 'no_votes_file' });
    expect(ess.recognise(await side.head(), side.name).part).toBe('side');
    expect(ess.recognise(await votes.head(), votes.name).part).toBe('records');
  });

  it('and the votes may come with files of other kinds, which are passed over with one warning', async () => {
    const others = [fileOf('readme.txt', 'Hello\n'), fileOf('x.csv', 'a,b\n1,2\n')];
    const result = await readFiles([...others, votes]);
    expect(result.issues.filter(({ code }) => code === 'files_passed_over')).toMatchObject([
      {
        message: expect.stringMatching(/^2 of the files/) as unknown,
        place: { file: 'readme.txt' },
      },
    ]);
  });
});

const root = sharedDataFolder();
const inSharedData = root === undefined ? describe.skip : describe;
if (root === undefined)
  console.log('Skipped: ../shared/data/cvr is not there, so no edge case was read.');

inSharedData('the edge cases', () => {
  const edge = (name: string) => readAt([path.join(root ?? '', 'edge-cases', name)], ess);

  it('of one blank in a cell count as expected', async () => {
    const result = await edge('ess-space-means-not-on-ballot.csv');
    expect(result.records).toHaveLength(6);
    expect([0, 1, 2].map((contest) => Object.fromEntries(votesOf(result, contest)))).toEqual([
      { 'DEM Al (C1)': 1, 'REP Bo (C2)': 1, 'Write-in': 2, '(undervote)': 1, '(overvote)': 1 },
      { 'Kim (C5)': 2, 'Lee (C6)': 1, '(overvote)': 1 },
      { YES: 2, NO: 2, '(undervote)': 1 },
    ]);
    expect(result.contests.map(({ voteFor }) => voteFor)).toEqual([1, 2, 1]);
    expect(codesOf(result)).toEqual([]);
  });

  it('of two files in an archive are joined as expected', async () => {
    const result = await edge('ess-two-files.zip');
    const groups = result.records.map(({ attributes }) => attributes.countingGroup);
    expect(groups).toEqual(['Absentee', 'Absentee', 'Election Day', 'Election Day']);
    expect(linesOf(result)).toEqual([
      'Mayor: Ada, Bond: Yes',
      'Mayor: none, Bond: No',
      'Mayor: overvoted, Bond: Yes',
      'Mayor: Bob, Bond: none',
    ]);
  });

  it('of a pilot in two workbooks are joined: every record has its reporting group and machine', async () => {
    const folder = path.join(root ?? '', 'ess', 'travis-2021-pilot-two-files');
    const files = ['CVR ID to Tabluator CVR Table.xlsx', 'Cast Vote Records Export.xlsx'];
    const result = await readAt(
      files.map((name) => path.join(folder, name)),
      ess,
    );
    expect(codesOf(result)).toEqual([]);
    expect(result.summary.electionName).toBe('Travis RLA Pilot1 with Results');
    for (const { attributes } of result.records)
      expect(attributes).toMatchObject({
        countingGroup: 'Election Day',
        tabulator: expect.stringContaining('Central Count') as unknown,
      });
  });
});
