import { fileOf } from '@crossvote/samples';
import { codesOf, crossOf, failureIn, linesOf, readFiles } from '../../../test/ess-reading.ts';
import { countsOf, describeReported, readExportAt, reported } from '../../../test/read-reported.ts';
import { essEl155 } from './ess-el155.ts';

const read = (...lines: string[]) =>
  readFiles([fileOf('EL155.txt', lines.map((line) => `${line}\r\n`).join(''))], essEl155);

const page = (precinct: string) =>
  `RUN DATE:11/11/14 11:03 AM                         PRECINCT    ${precinct}                    ELECTION ID: 99110814`;
const columns = 'VOTR.    B/I     CANDIDATES RECEIVING A VOTE';
const vote = (
  contest: string,
  candidate: string,
  number: number,
  { first = false, machine = '5100001', style = 2 } = {},
) =>
  `${machine} ${String(style).padStart(4)} ${first ? '*' : ' '} ${String(number).padStart(4)} ${candidate.padEnd(39)} ${contest}`;
const begins = { first: true };

describeReported('the reported report EL155', () => {
  it('counts and crosses as its README says', async () => {
    const result = await readExportAt(reported('ess-el155-report'));
    expect(countsOf(result)).toEqual([
      'STRAIGHT PARTY: Blue Party 1',
      'MAYOR: Ada Reyes 2, PAT LEE 1, Ben Cole 1',
      'County Council District 1: Cy Dunn 2, Di Eck 1',
      'Question 1: Yes 2, No 2',
    ]);
    const precincts = result.records.map(({ attributes }) => attributes.precinct);
    expect(precincts).toEqual([...Array<string>(3).fill('North Mills'), 'Lake']);
    const council = result.contests[2]!;
    expect(council).toMatchObject({ code: 'COUN001', voteFor: 2 });
    expect(result.records.filter(({ selections }) => selections.has(2))).toHaveLength(2);
    expect(result.contests[1]!.choices.filter(({ isWriteIn }) => isWriteIn)).toMatchObject([
      { name: 'PAT LEE' },
    ]);
    expect(crossOf(result, 'MAYOR', 'Question 1').get('Ada Reyes')).toEqual(new Map([['Yes', 2]]));
    expect(codesOf(result)).toContain('undervotes_unknown');
  });
});

describe('the report EL155 of ES&S', () => {
  it.each([
    ['COUN001 Council', 'Council: Ann Poe'],
    ['MAYOR', 'MAYOR: Ann Poe'],
    ['MAYOR  OF LAKE', 'MAYOR OF LAKE: Ann Poe'],
  ])('parts a name with two blanks from %s', async (contest, line) => {
    const result = await read(page('Lake'), columns, vote(contest, 'Ann  Poe', 10, begins));
    expect(linesOf(result)).toEqual([line]);
  });

  it('has ballots over the end of a page, and attributes of their lines', async () => {
    const result = await read(
      page('12 - Old  Mill'),
      columns,
      vote('MAYOR', 'Ann', 10, begins),
      page('12 - Old  Mill'),
      columns,
      vote('COUN001 Council', 'Bo', 11),
      page('Lake'),
      columns,
      vote('MAYOR', 'Ann', 10, { ...begins, machine: '5100002', style: 31 }),
      'PRECINCT TOTALS',
    );
    expect(linesOf(result)).toEqual(['MAYOR: Ann, Council: Bo', 'MAYOR: Ann']);
    expect(result.records.map(({ attributes }) => attributes)).toEqual([
      { precinct: 'Old Mill', ballotStyle: '2', tabulator: '5100001' },
      { precinct: 'Lake', ballotStyle: '31', tabulator: '5100002' },
    ]);
  });

  it('has names that were written in, lines without one, and words for states', async () => {
    const result = await read(
      columns,
      vote('MAYOR', 'W/I ANN', 12, begins),
      vote('MAYOR', 'W/I', 12, begins),
      vote('MAYOR', 'WRITE-IN', 12, begins),
      vote('MAYOR', 'UNDERVOTE', 13, begins),
      vote('MAYOR', 'Ann', 10, begins),
    );
    expect(countsOf(result)).toEqual(['MAYOR: ANN 1, Write-in 2, Ann 1, undervote 1']);
  });

  it('says that a title under which a choice has two numbers may be that of two contests', async () => {
    const result = await read(
      columns,
      vote('Constitutional Amendment', 'Yes', 30, begins),
      vote('Constitutional Amendment', 'Yes', 32),
    );
    expect(codesOf(result)).toContain('contest_titles_cut');
    expect(result.contests[0]!.choices).toHaveLength(2);
  });

  it('refuses a ballot of which a line cannot be read, and one without its beginning', async () => {
    const result = await read(
      columns,
      vote('MAYOR', 'Lost', 9),
      vote('MAYOR', 'Ann', 10, begins),
      'smudge',
      vote('COUN1 Council', 'Bo', 11),
      vote('MAYOR', 'Ann', 10, begins),
      vote('MAYOR', 'Cy', 13, { machine: '5100009' }),
      vote('MAYOR', 'Cy', 13, begins),
    );
    expect(linesOf(result)).toEqual(['MAYOR: Cy']);
    expect(codesOf(result).filter((code) => code.includes(' @'))).toEqual([
      'ballot_without_beginning @2',
      'unreadable_line @3',
      'ballot_mixed @6',
    ]);
  });

  it('is told by the heading of its columns', async () => {
    expect((await failureIn(read('a'))).code).toBe('header_missing');
    expect((await failureIn(readFiles([fileOf('x.txt', '')], essEl155))).code).toBe(
      'header_missing',
    );
  });
});
