import { nearestWord, perhapsMeant } from './nearest-word.ts';

describe('the word that was meant', () => {
  it.each([
    ['recrod', ['contests', 'record', 'words'], 'record'],
    ['Rank 2', ['rank1', 'rank2', 'rank22'], 'rank2'],
    ['voteFr', ['voteFor', 'votes'], 'voteFor'],
    ['zebra', ['rank1', 'weight'], undefined],
    ['', ['a', 'precinct'], 'a'],
  ])('for %j among %j is %j', (word, known, nearest) => {
    expect(nearestWord(word, known)).toBe(nearest);
  });

  it('stands in a message only where one is near', () => {
    expect(perhapsMeant('marc', ['mark'])).toBe('; perhaps "mark" is meant');
    expect(perhapsMeant('zebra', ['mark'])).toBe('');
  });
});
