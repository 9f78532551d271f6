import { tinyElection } from '../test/tiny-election.ts';
import { keepContests } from './keep-contests.ts';

describe('keepContests', () => {
  it('leaves out contests with their selections, and renumbers the others', () => {
    const { election, records } = keepContests(tinyElection, ({ rankLimit }) => rankLimit === 0);
    expect(election.contests.map(({ name }) => name)).toEqual(['Council: East']);
    expect(election.ballotStyles).toEqual([{ name: 'S1', cards: [[0]] }]);
    expect([...records()].map(({ selections }) => selections.map((one) => one?.length))).toEqual([
      [2],
      [undefined],
      [3],
    ]);
  });

  it('gives the election itself where all are wanted', () => {
    expect(keepContests(tinyElection, () => true)).toBe(tinyElection);
  });
});
