import type { StoredContest } from '@crossvote/election';
import { refuseLargeAnswer } from './answer-size.ts';

function contest(choices: number, nameLength = 5): StoredContest {
  const named = { id: 1, name: 'x'.repeat(nameLength), code: '', party: '' };
  return {
    ...named,
    ...{ file: '', position: 0, voteFor: 1, rankLimit: 0, records: 0, votes: 0 },
    ...{ undervotes: 0, overvotes: 0, undervotedRecords: 0, overvotedRecords: 0 },
    redactedRecords: 0,
    choices: Array.from({ length: choices }, (_, position) => ({
      ...named,
      ...{ position, isWriteIn: false, voteCount: 0, aggregateVotes: 0 },
    })),
  };
}

const times = (count: number, one: StoredContest) => Array.from({ length: count }, () => one);

describe('the size of an answer', () => {
  it('is bounded by its rows: a row for each choice and four more, for each comparison', () => {
    // 10 sources × 10 contests × (6 + 4) rows.
    const [sources, compared] = [times(10, contest(2)), times(10, contest(6))];
    expect(() => {
      refuseLargeAnswer(sources, compared, 1000);
    }).not.toThrow();
    expect(() => {
      refuseLargeAnswer(sources, compared, 999);
    }).toThrow(
      'The answer would have up to 1,000 rows (sources: 10, contests to compare with: 10), and at most 999 are given at once. Split the question: ask with fewer sources or with fewer contests to compare with',
    );
  });

  it('is bounded by its names, however few rows they are in', () => {
    const long = contest(2, 10_000);
    expect(() => {
      refuseLargeAnswer(times(100, contest(2)), times(10, long), 100_000);
    }).toThrow('40,005,000 characters of names');
    expect(() => {
      refuseLargeAnswer(times(100, long), times(10, contest(2)), 100_000);
    }).toThrow('10,020,000 characters of names');
  });

  it('of a single comparison is that of its contest, which cannot be split', () => {
    expect(() => {
      refuseLargeAnswer([contest(2)], [contest(5000, 5000)], 1000);
    }).not.toThrow();
  });
});
