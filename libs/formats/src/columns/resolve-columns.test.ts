import { FileError } from '@crossvote/opening';
import { mapOf } from '../../test/formats-for.ts';
import { resolveColumns } from './resolve-columns.ts';

const resolve = (map: unknown, headings: readonly string[]) =>
  resolveColumns(mapOf(map), headings, 'votes.csv');

/** What is wrong with a map for a table with these headings. */
function failureOf(map: unknown, headings: readonly string[]): string {
  try {
    resolve(map, headings);
  } catch (error) {
    if (error instanceof FileError) return error.message;
    throw error;
  }
  throw new Error('the map fits');
}

describe('the columns of a map', () => {
  it('are found by heading, white space aside, or by number', () => {
    const map = { record: ['a b', 1], weight: 4, contests: [{ votes: 'C' }] };
    const plan = resolve(map, ['x', ' a  b ', 'C', 'x', 'rest']);
    expect(plan).toMatchObject({ record: [1, 0], weight: 3, notStored: ['a b', 'x', 'rest'] });
    expect(plan.contests).toMatchObject([{ name: 'C', columns: [{ column: 2 }] }]);
  });

  it('that are not there are named with the line of the map, and the nearest heading', () => {
    const map = '{\n"contests": [{ "name": "A",\n"ranks": ["rank1",\n"Rank 2", "zebra", 9] }] }';
    expect(failureOf(map, ['rank1', 'rank2', 'p'])).toBe(
      'map.json: line 4: contests[0].ranks[1] is "Rank 2", and votes.csv has no column of that heading; nearest is "rank2"; ' +
        'line 4: contests[0].ranks[2] is "zebra", and votes.csv has no column of that heading; ' +
        'line 4: contests[0].ranks[3] is column 9, and votes.csv has 3',
    );
  });

  it('that stand twice are named by a number', () => {
    const map = { contests: [{ votes: 'A' }] };
    expect(failureOf(map, ['A', 'B', 'A'])).toContain(
      'several columns of that heading; give the number of one, such as 1',
    );
    expect(
      resolve({ contests: [{ name: 'A', votes: 3 }] }, ['A', 'B', 'A']).contests,
    ).toMatchObject([{ columns: [{ column: 2 }] }]);
  });

  it.each([
    ['two ranks', { contests: [{ name: 'A', ranks: ['a', 'a'] }] }, 'contests[0].ranks[0] means'],
    [
      'by heading and number',
      { contests: [{ name: 'A', ranks: ['a', 1] }] },
      'contests[0].ranks[0] means',
    ],
    ['weight and votes', { weight: 'a', contests: [{ votes: 'a' }] }, 'weight means'],
    ['record and votes', { record: 'a', contests: [{ votes: 'a' }] }, 'record means'],
  ])('with votes have one meaning: %s', (_, map, words) => {
    expect(failureOf(map, ['a', 'b'])).toContain(words);
  });

  it('without votes may have several meanings', () => {
    const map = { record: ['a', 'b'], attributes: { precinct: 'a' }, contests: [{ votes: 'c' }] };
    expect(resolve(map, ['a', 'b', 'c']).attributes[0]).toEqual([0]);
  });

  it('name each choice and contest once', () => {
    const marks = ['a', { column: 'b', name: 'a' }];
    expect(failureOf({ contests: [{ name: 'A', marks }] }, ['a', 'b'])).toContain(
      'contests[0].marks[1] is the choice "a", as contests[0].marks[0] is',
    );
    const contests = [{ votes: 'a' }, { name: 'a', votes: 'b' }];
    expect(failureOf({ contests }, ['a', 'b'])).toContain('contests[1] is the contest "a"');
  });

  it('are looked for in a hundred thousand, many of them in vain, in a moment', () => {
    const headings = Array.from({ length: 100_000 }, (_, at) => `column ${at}`);
    const marks = Array.from({ length: 20_000 }, (_, at) => `Column-${at}x`);
    const message = failureOf({ contests: [{ name: 'A', marks }] }, headings);
    expect(message).toContain('nearest is "column 0"');
    expect(message).toMatch(/; and 19980 more$/);
  });

  it('may have headings of ten thousand characters', () => {
    const long = 'x'.repeat(10_000);
    expect(resolve({ contests: [{ votes: long }] }, [long]).contests[0]?.name).toBe(long);
    expect(failureOf({ contests: [{ votes: `${long}y` }] }, [long]).length).toBeLessThan(500);
  });
});
