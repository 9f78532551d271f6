import {
  election,
  mark,
  contest,
  one,
  read,
  record,
  report,
  type Json,
} from '../../../test/nist-cdf-reading.ts';

const coded = (Value: string) => ({ Code: [{ Type: 'local-level', Value }] });

const primary: Json = {
  '@id': 'e',
  Candidate: [
    { '@id': 'ann', Name: 'Ann', PartyId: 'p', ...coded('A-1') },
    { '@id': 'bob', Name: 'Bob' },
  ],
  Contest: [
    {
      '@id': 'c1',
      Name: 'Senate',
      VotesAllowed: 1,
      PrimaryPartyId: 'p',
      ...coded('S-100'),
      ContestSelection: [
        { '@id': 's1', CandidateIds: ['ann'] },
        { '@id': 's2', CandidateIds: ['bob'], ...coded('B-2') },
        { '@id': 's3', IsWriteIn: true },
      ],
    },
    {
      '@id': 'c2',
      Name: 'Senate',
      VotesAllowed: 1,
      PrimaryPartyIds: ['q', 'unknown'],
      ContestSelection: [],
    },
    { '@id': 'c3', Name: 'Bond', VotesAllowed: 1, ContestSelection: [] },
  ],
};

const parties = [
  { '@id': 'p', Name: 'Purple Party', Abbreviation: 'PUR' },
  { '@id': 'q', Name: 'Quiet Party' },
];

it('identifiers that an export of this program made up are no codes', async () => {
  const contests = [
    {
      '@id': '_contest-1',
      '@type': 'CVR.CandidateContest',
      Name: 'Mayor',
      VotesAllowed: 1,
      ContestSelection: [{ '@id': '_choice-1-1', Selection: 'Ann' }],
    },
  ];
  const made = report([record([contest('_contest-1', [mark('_choice-1-1')])])], {
    Election: [{ '@id': '_election', Name: 'General', Contest: contests }],
  });
  expect((await read(made)).contests).toMatchObject([
    { name: 'Mayor', code: '', choices: [{ name: 'Ann', code: '' }] },
  ]);
});

describe('a report of the NIST format', () => {
  it('gives codes of offices, or else identifiers, and the party of a primary', async () => {
    const { contests } = await read(report([record([])], { Election: [primary], Party: parties }));
    expect(contests.map(({ name, code, party }) => [name, code, party])).toEqual([
      ['Senate', 'S-100', 'PUR'],
      ['Senate', 'c2', 'Quiet Party'],
      ['Bond', 'c3', ''],
    ]);
    expect(contests[0]!.choices.map(({ name, code, party }) => [name, code, party])).toEqual([
      ['Ann', 'A-1', 'PUR'],
      ['Bob', 'B-2', ''],
      ['Write-in', 's3', ''],
    ]);
  });

  it('gives the party of a record, of several all, and of an unknown one the identifier', async () => {
    const { records } = await read(
      report(
        [['p'], 'q', ['p', 'q'], ['z'], [], undefined].map((PartyIds) => record([], { PartyIds })),
        { Party: parties },
      ),
    );
    expect(records.map(({ attributes }) => attributes.party)).toEqual([
      'PUR',
      'Quiet Party',
      'PUR / Quiet Party',
      'z',
      undefined,
      undefined,
    ]);
  });

  it('names parties by the file in which a record stands', async () => {
    const of = (name: string) =>
      report([record([], { PartyIds: ['p'] })], { Party: [{ '@id': 'p', Name: name }] });
    const { records } = await read(
      { ...of('Purple'), Election: undefined },
      { ...of('Green'), Election: undefined },
    );
    expect(records.map(({ attributes }) => attributes.party)).toEqual(['Purple', 'Green']);
  });

  it('keeps a write-in with a name of its own, and makes numbered lines one', async () => {
    const names = ['Write-in 1', 'WRITE-IN LINE #2', 'Write-in: Zoe', 'write in (3)', 'Zed'];
    const choices = names.map((name, at) => ({
      '@id': `s${at}`,
      Selection: name,
      IsWriteIn: true,
    }));
    const [mayor] = election.Contest as Json[];
    const withLines = { ...election, Contest: [{ ...mayor, ContestSelection: choices }] };
    const { contests } = await read(report([record([])], { Election: [withLines] }));
    expect(contests[0]!.choices.map(({ name }) => name)).toEqual([
      'Write-in',
      'Write-in: Zoe',
      'Zed',
    ]);
  });

  it('without an election has the identifiers as codes', async () => {
    const { contests } = await read({
      ...report([record([contest('m', [mark('m-1')])])]),
      Election: [],
    });
    expect(contests[0]).toMatchObject({
      name: 'm',
      code: 'm',
      choices: [{ name: 'm-1', code: 'm-1' }],
    });
    expect((await one()).records).toHaveLength(1);
  });
});
