import { checkTotals, type CheckedContest } from './check-totals.ts';

function mayor(id: number, label: string, ...choices: [string, number][]): CheckedContest {
  return {
    ...{ id, name: 'Mayor', label, position: id, code: '', party: '', file: '' },
    ...{ voteFor: 1, rankLimit: 0, records: 10, votes: 10, undervotes: 0, overvotes: 0 },
    ...{ undervotedRecords: 0, overvotedRecords: 0, redactedRecords: 0 },
    choices: choices.map(([name, voteCount], position) => ({
      ...{ id: 10 * id + position, position, name, code: '', party: '' },
      ...{ isWriteIn: false, voteCount, aggregateVotes: 0 },
    })),
  };
}
const check = (contests: CheckedContest[], ...lines: [choice: string, votes: number][]) =>
  checkTotals(contests, contests, {
    ...{ path: 'official.csv', unread: [] },
    lines: lines.map(([choice, votes], at) => ({
      ...{ line: at + 2, contest: 'Mayor', choice, votes },
    })),
  });

describe('checkTotals of two contests of one name', () => {
  const towns = [mayor(1, 'Mayor', ['Ann', 6], ['Bo', 4]), mayor(4, 'Mayor', ['Cy', 7], ['Di', 3])];

  it('compares lines whose choice only one of them has', () => {
    const found = check(towns, ['Ann', 6], ['Bo', 4], ['Cy', 8], ['DI', 3]);
    expect(
      found.totals.map(({ contest, votes, official }) => [contest.id, votes, official?.votes]),
    ).toEqual([
      [1, 6, 6],
      [1, 4, 4],
      [4, 7, 8],
      [4, 3, 3],
    ]);
    expect(found).toMatchObject({ unmatched: [], counts: { compared: 4, differing: 1 } });
  });

  it('compares no line whose choice both have or none, and tells them by their ids', () => {
    const both = [
      mayor(1, 'Mayor', ['Ann', 6], ['Write-in', 4]),
      mayor(4, 'Mayor', ['Cy', 7], ['Write-in', 3]),
    ];
    const candidates = ['Mayor (contest 1)', 'Mayor (contest 4)'];
    const lines: [string, number][] = [
      ['Write-in', 4],
      ['Under votes', 0],
      ['Fay', 1],
    ];
    expect(check(both, ...lines)).toMatchObject({
      unmatched: lines.map(() => ({ candidates })),
      counts: { compared: 0, differing: 0, onlyInDataset: 4, onlyInOfficial: 3 },
    });
  });

  it('tells them by their files where they have some', () => {
    const files = [mayor(1, 'Mayor [a.csv]', ['Ann', 1]), mayor(2, 'Mayor [b.csv]', ['Ann', 2])];
    expect(check(files, ['Ann', 1]).unmatched).toMatchObject([
      { candidates: ['Mayor [a.csv]', 'Mayor [b.csv]'] },
    ]);
  });
});
