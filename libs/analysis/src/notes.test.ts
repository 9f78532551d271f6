import type { StoredContest } from '@crossvote/election';
import type { DistributionRow, SourceAnswer } from './model.ts';
import { notesOf } from './notes.ts';

/** Voters of a choice of `Mayor` by their votes in `Bond`. */
function answer(total: number, rows: Readonly<Record<string, number>>): SourceAnswer {
  const distribution = Object.entries(rows).map(([choice, count], place): DistributionRow => ({
    choice,
    choiceId: choice === 'NOT_ON_BALLOT' ? null : place + 1,
    count,
    percentage: 0,
  }));
  return {
    contest: { id: 1, name: 'Mayor', label: 'Mayor' },
    choice: { id: 10, name: 'Ann' },
    totalMatchingVoters: total,
    comparisons: [{ contestId: 2, contestName: 'Bond', contestLabel: 'Bond', distribution }],
  };
}

function contest(name: string, voteFor: number, rankLimit: number, file = ''): StoredContest {
  return {
    ...{ id: 1, position: 0, name, code: '', party: '', file, voteFor, rankLimit },
    choices: [],
    ...{ records: 1, votes: 0, undervotes: 0, overvotes: 0 },
    ...{ undervotedRecords: 0, overvotedRecords: 0, redactedRecords: 0 },
  };
}

const apart = /^"Mayor" and "Bond" never stand on one record of these voters: /;

describe('the notes of an answer', () => {
  it.each([
    ['a single voter', answer(1, { Yes: 0, NOT_ON_BALLOT: 1 })],
    ['many voters', answer(30, { Yes: 0, No: 0, NOT_ON_BALLOT: 30 })],
  ])('say that contests never stand on one record of %s', (_who, found) => {
    expect(notesOf([found, found], [])).toEqual([expect.stringMatching(apart)]);
  });

  it.each([
    ['no voter', answer(0, { Yes: 0, No: 0 })],
    ['voters of whom one has both', answer(30, { Yes: 1, NOT_ON_BALLOT: 29 })],
    ['voters who all chose the last choice', answer(30, { Yes: 0, No: 30 })],
  ])('say nothing of that about %s', (_who, found) => {
    expect(notesOf([found], [])).toEqual([]);
  });

  it('say nothing of that where the voters of another choice have both', () => {
    const apartOnes = answer(1, { Yes: 0, NOT_ON_BALLOT: 1 });
    expect(notesOf([apartOnes, answer(30, { Yes: 30 })], [])).toEqual([]);
    expect(notesOf([apartOnes, answer(0, { Yes: 0 })], [])).toEqual([expect.stringMatching(apart)]);
  });

  it.each([
    [2, '"Mayor" and 2 contests ("Bond", "Bond") never stand on one record'],
    [7, '"Mayor" and 7 contests ("Bond", "Bond", "Bond", "Bond", "Bond" and 2 more) never stand'],
  ])('say it once of %i contests', (count, note) => {
    const one = answer(3, { Yes: 0, NOT_ON_BALLOT: 3 });
    const comparisons = Array.from({ length: count }, () => one.comparisons).flat();
    const notes = notesOf([{ ...one, comparisons }], []);
    expect(notes).toEqual([expect.stringContaining(note)]);
  });

  it('say what is counted of a ranking, and that several votes are more than one row', () => {
    expect(notesOf([], [contest('Mayor', 1, 0)])).toEqual([]);
    const ranked = expect.stringMatching(/^"Ward 1" is ranked: the counted choice is the highest/);
    expect(notesOf([], [contest('Ward 1', 1, 1), contest('Ward 1', 2, 3)])).toEqual([ranked]);
    const several = expect.stringMatching(/^"Council" takes up to 2 votes: a record can be in/);
    expect(notesOf([], [contest('Council', 2, 0), contest('Council', 2, 0)])).toEqual([several]);
  });

  it('tell contests of one name by their files', () => {
    expect(notesOf([], [contest('Ward 1', 1, 2, 'north.csv')])).toEqual([
      'Contest 1 is the "Ward 1" of north.csv: another contest of that name stands in other files.',
      expect.stringMatching(/^"Ward 1 \[north\.csv\]" is ranked: /),
    ]);
  });
});
