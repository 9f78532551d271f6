import { completeChoice, completeContest, voteForIn } from './complete-names.ts';

const contest = (name: string) => completeContest({ name, voteFor: 1, rankLimit: 0 }).party;
const choice = (name: string) => completeChoice({ name, party: '', isWriteIn: false }).party;

describe('the party in a name', () => {
  it.each([
    ['Governor (DEM)', 'DEM'],
    ['State Representative - District 60 - DEM', 'DEM'],
    ['Regent – REP', 'REP'],
    ['Governor (Democratic)', 'Democratic'],
    ['Governor - Republican Party', 'Republican Party'],
    ['Democratic Primary', 'Democratic'],
    ['REPUBLICAN PARTY COUNTY CHAIR', 'REPUBLICAN'],
    ['Democratic Presidential Primary', 'Democratic'],
  ])('of the contest %j is %j, as written', (name, party) => {
    expect(contest(name)).toBe(party);
  });

  it.each([
    ['Kamala D. Harris (DEM)', 'DEM'],
    ['SMITH, JOHN (JACK) (REP)', 'REP'],
    ['Ann Lee - NPA', 'NPA'],
    ['Ann Lee (Libertarian)', 'Libertarian'],
  ])('of the choice %j is %j, as written', (name, party) => {
    expect(choice(name)).toBe(party);
  });

  it.each([
    'John (Con) Smith',
    'SMITH, JOHN (CON)',
    'Jones, Elizabeth (Lib)',
    'Smith (Ind)',
    'REYES, MARCO A. (TONY)',
    'Ann (DEM) Lee',
    'DEMPSEY (DEMI)',
    'Democratic Socialist',
    'Green',
    'Yes - For the proposal',
    'Bo Lee-DEM',
    '(DEM',
  ])('is not guessed: the choice %j has none', (name) => {
    expect(choice(name)).toBe('');
  });

  it.each([
    'REP IN CONGRESS DISTRICT 2',
    'Trustee, Midway ISD (IND)',
    'Assembly District 4 - Rep',
    'Green Primary School Bond',
    'Republican form of government',
    'Member-at-large - District 5',
    'Proposition 207 (2020)',
  ])('is not guessed: the contest %j has none', (name) => {
    expect(contest(name)).toBe('');
  });

  it('is not looked for where the export has it beside the name', () => {
    const definition = { name: 'Ann (DEM)', party: 'Working Families', isWriteIn: false };
    expect(completeChoice(definition)).toEqual({ ...definition, code: '' });
    const said = { name: 'Judge (DEM)', voteFor: 2, rankLimit: 0, code: '7', party: 'REP' };
    expect(completeContest(said)).toEqual({ ...said, file: '', voteForIsInferred: false });
  });
});

it('a contest states how many may be marked unless its reader says otherwise', () => {
  const definition = { name: 'Mayor', voteFor: 1, rankLimit: 0 };
  expect(completeContest(definition).voteForIsInferred).toBe(false);
  const inferred = completeContest({ ...definition, voteForIsInferred: true });
  expect(inferred.voteForIsInferred).toBe(true);
});

describe('the number of votes in a name', () => {
  it.each([
    ['COUNCIL VOTE FOR 2', 2],
    ['Board Vote for up to 3', 3],
    ['Board (Vote For No More Than 4)', 4],
    ['Board; vote for not more than 12', 12],
    ['Board vote for any 2', 2],
    ['Board (Vote for 1)', 1],
  ])('of %j is %i', (name, votes) => {
    expect(voteForIn(name)).toBe(votes);
  });

  it.each(['Council', 'Vote for One', 'Devote for 2', 'Shall voters vote for 20 years'])(
    'is not guessed: %j states none',
    (name) => {
      expect(voteForIn(name)).toBe(0);
    },
  );
});
