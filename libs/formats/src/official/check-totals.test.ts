import { checkTotals, type CheckedContest } from './check-totals.ts';

const counts = {
  ...{ records: 10, votes: 9, undervotes: 1, overvotes: 0 },
  ...{ undervotedRecords: 1, overvotedRecords: 0, redactedRecords: 0 },
};
function contest(id: number, name: string, ...choices: [string, number][]): CheckedContest {
  return {
    ...{ id, name, label: name, position: id, code: '', party: '', file: '' },
    ...{ voteFor: 1, rankLimit: 0, ...counts },
    choices: choices.map(([choice, voteCount], position) => ({
      ...{ id: 10 * id + position, position, name: choice, code: '', party: '' },
      ...{ isWriteIn: false, voteCount, aggregateVotes: 0 },
    })),
  };
}
const mayor = contest(1, 'Mayor', ['Ann Lee', 5], ['Bo Lee', 4]);
const clerk = contest(2, 'Clerk', ['Cy', 9]);
const nobody = contest(3, 'Coroner');
const check = (...lines: [contest: string, choice: string, votes: number][]) => {
  const all = [mayor, clerk, nobody];
  return checkTotals(all, all, {
    path: 'official.csv',
    unread: [],
    lines: lines.map(([name, choice, votes], at) => ({
      ...{ line: at + 2, contest: name, choice, votes },
    })),
  });
};
const allLines: [string, string, number][] = [
  ['Mayor', 'Ann Lee', 5],
  ['Mayor', 'Bo Lee', 4],
  ['Clerk', 'Cy', 9],
];

describe('checkTotals', () => {
  it('misses no official line of a contest that has no choice', () => {
    expect(check(...allLines)).toMatchObject({ isEqual: true, contestsWithoutLine: [] });
  });

  it('compares votes lost only where they are said', () => {
    const { totals, isEqual } = check(...allLines, ['Mayor', 'BLANK', 1], ['Mayor', 'OV', 2]);
    expect(totals.map(({ name, votes, official }) => [name, votes, official?.votes])).toEqual([
      ['Ann Lee', 5, 5],
      ['Bo Lee', 4, 4],
      ['Undervotes', 1, 1],
      ['Overvotes', 0, 2],
      ['Cy', 9, 9],
    ]);
    expect(isEqual).toBe(false);
  });

  it('compares no line that may be of two choices, and says of which', () => {
    const two = contest(1, 'Mayor', ['Ann Lee', 5], ['LEE ANN', 4]);
    const lines = [{ line: 2, contest: 'Mayor', choice: 'Lee, Ann', votes: 5 }];
    const found = checkTotals([two], [two], { path: 'x.csv', unread: [], lines });
    expect(found.unmatched).toMatchObject([]);
    const both = checkTotals([two], [two], {
      ...{ path: 'x.csv', unread: [] },
      lines: [{ line: 2, contest: 'Mayor', choice: 'ann lee (DEM)', votes: 5 }],
    });
    expect(both.unmatched).toMatchObject([{ line: 2, candidates: ['Ann Lee', 'LEE ANN'] }]);
    expect(both.counts).toEqual({
      ...{ compared: 0, differing: 0, onlyInDataset: 2, onlyInOfficial: 1 },
    });
  });

  it('takes a choice of no votes without an official line for a difference, as nobody said so', () => {
    const spare = contest(1, 'Mayor', ['Ann', 9], ['Write-in', 0]);
    const lines = [{ line: 2, contest: 'Mayor', choice: 'Ann', votes: 9 }];
    const found = checkTotals([spare], [spare], { path: 'x.csv', unread: [], lines });
    expect(found).toMatchObject({ isEqual: false, counts: { onlyInDataset: 1 } });
  });
});
