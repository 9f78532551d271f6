import { nearestNames } from './nearest-names.ts';

const named = (...names: string[]) => names.map((name, at) => ({ id: at + 1, name }));
const nearestOf = (names: string[], wanted: string) =>
  nearestNames(named(...names), wanted).map(({ name }) => name);

describe('nearestNames', () => {
  it.each([
    ['Presidant', 'President and Vice President of the United States'],
    ['Evars', 'DEM Tony Evers /Mandela Barnes'],
    ['Dnae', 'dane-madison-ward9-2018-general'],
    ['Lieutenent Govenor', 'Governor / Lieutenant Governor'],
  ])('finds the slip %j in a long name', (wanted, name) => {
    expect(nearestOf(['Clerk of Circuit Court', name, 'Sheriff'], wanted)).toEqual([name]);
  });

  it('lists a name that is like the text as a whole before one that holds words like it', () => {
    const names = ['State Senator District 13, Unexpired Term', 'State Senator'];
    expect(nearestOf(names, 'State Senater')).toEqual(['State Senator', names[0]]);
  });

  it('finds nothing that is nothing like the text', () => {
    expect(nearestOf(['Mayor', 'Sheriff of the County'], 'zzz')).toEqual([]);
  });

  it.each(['', ' ', '/', 'M'.repeat(100_000)])('takes any text', (wanted) => {
    expect(nearestOf(['Mayor', '—'], wanted)).toEqual([]);
  });
});
