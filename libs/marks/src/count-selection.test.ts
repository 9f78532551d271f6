import type { Selection } from '@crossvote/election';
import { countSelection } from './count-selection.ts';

const marked = (...choices: number[]): Selection => ({
  marks: choices.map((choice) => ({ choice, rank: 0 })),
  declared: 'nothing',
});
const ranking = (...marks: (readonly [rank: number, choice: number])[]): Selection => ({
  marks: marks.map(([rank, choice]) => ({ choice, rank })),
  declared: 'nothing',
});

describe('what counts on one record', () => {
  const two = { voteFor: 2, rankLimit: 0 };

  it.each([
    ['nothing marked is an undervote', marked(), 'undervote', []],
    ['fewer than allowed count', marked(3), 'voted', [3]],
    ['as many as allowed count', marked(0, 2), 'voted', [0, 2]],
    ['one more is an overvote, and nothing counts', marked(0, 1, 2), 'overvote', []],
    ['a write-in line marked twice is two votes', marked(4, 4), 'voted', [4, 4]],
    ['a write-in line marked three times is an overvote', marked(4, 4, 4), 'overvote', []],
    [
      'a declared overvote counts for nothing, whatever is marked',
      { ...marked(0), declared: 'overvoted' } as const,
      'overvote',
      [],
    ],
    [
      'a redacted contest is neither vote nor undervote',
      { ...marked(0), declared: 'redacted' } as const,
      'redacted',
      [],
    ],
  ])('vote for 2: %s', (_, selection, state, votes) => {
    expect(countSelection(selection, two)).toEqual({ state, votes });
  });

  it.each([
    ['no rank is an undervote', ranking(), 'undervote', []],
    ['the first rank counts', ranking([2, 0], [1, 1]), 'voted', [1]],
    ['skipped ranks are passed over', ranking([3, 0]), 'voted', [0]],
    [
      'two choices in the highest rank are an overvote',
      ranking([2, 0], [2, 1], [3, 2]),
      'overvote',
      [],
    ],
    ['two choices in a lower rank do not matter', ranking([1, 2], [2, 0], [2, 1]), 'voted', [2]],
    ['the same choice in two ranks counts once', ranking([1, 2], [2, 2]), 'voted', [2]],
  ])('ranked: %s', (_, selection, state, votes) => {
    expect(countSelection(selection, { voteFor: 1, rankLimit: 3 })).toEqual({ state, votes });
  });
});
