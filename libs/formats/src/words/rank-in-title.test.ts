import { rankInTitle } from './rank-in-title.ts';

describe('the rank in a title', () => {
  it.each([
    ['1ST CHOICE MAYOR', 'MAYOR', 1],
    ['Mayor 2nd Choice', 'Mayor', 2],
    ['Rep. to Council 3rd Choice District 2', 'Rep. to Council District 2', 3],
    ['Rep. to Council District 2 1st Choice', 'Rep. to Council District 2', 1],
    ['Mayor (Rank 2)', 'Mayor', 2],
    ['Mayor [rank: 3]', 'Mayor', 3],
    ['Mayor - First Choice', 'Mayor', 1],
    ['Second choice: Mayor', 'Mayor', 2],
    ['Council - Choice 1 - District 2', 'Council - District 2', 1],
    ['Council: 1st preference District 2', 'Council: District 2', 1],
    ['Rank1', '', 1],
    ['Mayor_rank_2', 'Mayor', 2],
    ['mayor rank3', 'mayor', 3],
    ['Mayor 1st-choice', 'Mayor', 1],
    ['Mayor TENTH CHOICE', 'Mayor', 10],
  ])('%s', (title, rest, rank) => {
    expect(rankInTitle(title)).toEqual({ rest, rank, limit: 0 });
  });

  it('may say of how many ranks it is one', () => {
    expect(rankInTitle('DEM Mayor Choice 1 of 5 Citywide')).toEqual({
      rest: 'DEM Mayor Citywide',
      rank: 1,
      limit: 5,
    });
    expect(rankInTitle('Mayor (2nd Choice of 6)')).toEqual({ rest: 'Mayor', rank: 2, limit: 6 });
  });

  it.each(['Mayor', 'Council 1', 'School Choice', 'Frank 1', '1st District', 'Choice 12th Ward'])(
    'is not seen in %s',
    (title) => {
      expect(rankInTitle(title)).toBeUndefined();
    },
  );

  it('is found where a data-frame program wrote dots for blanks', () => {
    expect(rankInTitle('Mayor.Choice.1')).toEqual({ rest: 'Mayor', rank: 1, limit: 0 });
    expect(rankInTitle('Ward.2..2nd.Choice.')).toEqual({ rest: 'Ward 2', rank: 2, limit: 0 });
    expect(rankInTitle('Rep. Ward 2')).toBeUndefined();
    expect(rankInTitle('Governor..Vote.For.1.')).toBeUndefined();
  });
});
