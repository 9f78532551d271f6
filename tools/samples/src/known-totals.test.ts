import type { CastVoteRecord, Contest, Election, Selection } from './election.ts';
import { namedChoices, unnamedWriteIn } from './choice-list.ts';
import { knownTotals } from './known-totals.ts';

const mark = (choice: number, rank = 0) => ({ choice, rank });

const mayor: Contest = {
  name: 'Mayor',
  voteFor: 1,
  rankLimit: 3,
  choices: namedChoices('Ann', 'Bob', 'Cy'),
};
const council: Contest = {
  name: ' Town  Council',
  voteFor: 2,
  rankLimit: 0,
  choices: [...namedChoices('Dee', 'Eve'), unnamedWriteIn(2)],
};
const election: Election = {
  name: 'Test',
  date: '2024-11-05',
  contests: [mayor, council],
  ballotStyles: [{ name: '1', cards: [[0, 1]] }],
  precincts: [{ name: 'P', externalId: '', ballotStyle: 0 }],
  countingGroups: ['Mail'],
  tabulators: [{ number: 1, countingGroup: 0 }],
};

function recordsOf(...selections: (Selection | undefined)[][]): CastVoteRecord[] {
  return selections.map((each, index) => ({
    ballotNumber: index + 1,
    ballotStyle: 0,
    card: 0,
    precinct: 0,
    tabulator: 0,
    batch: 1,
    numberInBatch: index + 1,
    selections: each,
  }));
}

describe('knownTotals', () => {
  const totals = knownTotals(
    election,
    recordsOf(
      [
        [mark(0, 1), mark(1, 2)],
        [mark(0), mark(1)],
      ],
      [[mark(0, 2)], [mark(2), mark(2)]],
      [
        [mark(0, 1), mark(1, 1), mark(2, 2)],
        [mark(0), mark(1), mark(2)],
      ],
      [[], []],
      [[mark(0, 3)], [mark(0)]],
      [[mark(0, 1)], undefined],
    ),
  );

  it('counts a ranked contest by its first rank with one choice', () => {
    expect(totals.contests[0]).toEqual({
      name: 'Mayor',
      voteFor: 1,
      rankLimit: 3,
      choices: [
        { name: 'Ann', votes: 4 },
        { name: 'Bob', votes: 0 },
        { name: 'Cy', votes: 0 },
      ],
      records: 6,
      undervotes: 1,
      overvotes: 1,
      undervotedRecords: 1,
      overvotedRecords: 1,
    });
  });

  it('counts votes, undervotes and overvotes in votes where several may be marked', () => {
    expect(totals.contests[1]).toEqual({
      name: 'Town Council',
      voteFor: 2,
      rankLimit: 0,
      choices: [
        { name: 'Dee', votes: 2 },
        { name: 'Eve', votes: 1 },
        { name: 'Write-in', votes: 2 },
      ],
      records: 5,
      undervotes: 3,
      overvotes: 2,
      undervotedRecords: 1,
      overvotedRecords: 1,
    });
  });

  it('crosses records once a choice, special rows last and only where not zero', () => {
    expect(totals.cross(0, 0, 1)).toEqual({
      total: 4,
      rows: [
        { choice: 'Dee', count: 2, percentage: 50 },
        { choice: 'Eve', count: 1, percentage: 25 },
        { choice: 'Write-in', count: 1, percentage: 25 },
        { choice: 'NOT_ON_BALLOT', count: 1, percentage: 25 },
      ],
    });
  });

  it('gives percentages of 0 where nothing matches', () => {
    expect(totals.cross(0, 1, 0)).toEqual({
      total: 0,
      rows: ['Ann', 'Bob', 'Cy'].map((choice) => ({ choice, count: 0, percentage: 0 })),
    });
  });

  it('refuses a pair of contests that was not asked for', () => {
    const some = knownTotals(election, recordsOf([[], []]), [[0, 1]]);
    expect(() => some.cross(1, 0, 0)).toThrow('pair 1/0 was not counted');
  });
});
