import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileError } from '@crossvote/opening';
import { errorOf } from '@crossvote/samples';
import { parseColumnMap, readColumnMap } from './columns-file.ts';

/** The error of a map whose text is wrong. */
function failureOf(text: string): FileError {
  try {
    parseColumnMap('map.json', Buffer.from(text));
  } catch (error) {
    if (error instanceof FileError) return error;
    throw error;
  }
  throw new Error('the map was read');
}

describe('a map of columns', () => {
  it('is read with the lines of its parts', () => {
    const text = '\uFEFF{\n "record": "id",\n "contests": [\n  { "votes":\n   "A" }\n ]\n}\n';
    const { map, lineOf, file } = parseColumnMap('map.json', Buffer.from(text));
    expect(map).toEqual({ record: 'id', contests: [{ votes: 'A' }] });
    expect(file).toBe('map.json');
    const lines = [['record'], ['contests', 0], ['contests', 0, 'votes'], ['contests', 9], []];
    expect(lines.map((at) => lineOf?.(at))).toEqual([2, 4, 4, 3, 1]);
  });

  it.each([
    ['{\n "record": "id",\n}', 3, 1],
    ['{\n "a" "b"}', 2, 6],
    ['{\n "é": tru }', 2, 10],
    ['{ "contests": [', 1, 16],
    ['', 1, 1],
    ['{} x', 1, 4],
    ['{ "a": 1, "a": 2 }', 1, 11],
    ['hello', 1, 1],
  ])('that is no JSON is refused with line and column: %j', (text, line, column) => {
    expect(failureOf(text)).toMatchObject({
      code: 'columns_unreadable',
      place: { file: 'map.json', line, column },
    });
  });

  it('is refused with the line, the path and the allowed words of each wrong part', () => {
    const { code, message } = failureOf(
      [
        '{',
        ' "recrod": "id",',
        ' "headings": { "line": 0 },',
        ' "words": { "NP": "undervotes" },',
        ' "contests": [',
        '  { "votes": "A", "voteFr": 2 },',
        '  { "name": "B", "ranks": "r1" },',
        '  { "name": "C", "marks": [{ "colum": "c1" }] }',
        ' ]',
        '}',
      ].join('\n'),
    );
    expect(code).toBe('columns_wrong');
    const told = message.replace(/^map\.json: /, '').split(/; (?=line )/);
    expect(told.map((one) => /^line \d+: \S+/.exec(one)?.[0]).sort()).toEqual([
      'line 2: recrod',
      'line 3: headings.line',
      'line 4: words.NP',
      'line 6: contests[0].voteFr',
      'line 7: contests[1].ranks',
      'line 8: contests[2].marks[0].colum',
      'line 8: contests[2].marks[0].column',
    ]);
    expect(message).toContain('perhaps "record" is meant; known are "headings", "leaveOut"');
    expect(message).toContain('perhaps "undervote" is meant');
    expect(message).toContain('perhaps "voteFor" is meant');
    expect(message).toContain('must be a whole number from 1 to 1000');
  });

  it.each([
    ['{}', 'the map must have either "contests"'],
    [
      '{ "record": "i", "contests": [{ "votes": "A" }], "mark": { "contest": "c", "choice": "d" } }',
      'the map must have either',
    ],
    ['{ "mark": { "contest": "c", "choice": "d" } }', 'the map must have a "record"'],
    [
      '{ "record": "i", "weight": "w", "mark": { "contest": "c", "choice": "d" } }',
      'weight stands with "contests" only',
    ],
    ['{ "contests": [] }', 'contests must be a list of contests'],
    [
      '{ "contests": [{ "name": "A" }] }',
      'contests[0] must have one of "votes", "ranks", "marks", "rankNumbers", and has none',
    ],
    ['{ "contests": [{ "name": "A", "votes": "a", "marks": ["b"] }] }', 'and has several'],
    ['{ "contests": [{ "ranks": ["a"] }] }', 'contests[0] must have a "name"'],
    ['{ "contests": [{ "votes": 3 }] }', 'contests[0] must have a "name"'],
    [
      '{ "contests": [{ "name": "A", "marks": ["a"], "joiner": ";" }] }',
      'contests[0].joiner stands with',
    ],
    [
      '{ "contests": [{ "name": "A", "ranks": ["a"], "voteFor": 2 }] }',
      'contests[0].voteFor stands with',
    ],
    [
      '{ "contests": [{ "name": "A", "votes": "a" }, { "name": "A", "votes": "b" }] }',
      'contests[1].name contests[0] has this name',
    ],
    [
      '{ "contests": [{ "votes": "a", "voteFor": 1.5 }] }',
      'contests[0].voteFor must be a whole number from 1 to 999',
    ],
    [
      '{ "record": true, "contests": [{ "votes": "a" }] }',
      'record must be the heading of a column, or the number of one',
    ],
    [
      '{ "words": { "NP": "undervote", "n.p. ": "overvote" }, "contests": [{ "votes": "a" }] }',
      'words["n.p. "] has another meaning above, as "NP"',
    ],
    ['[]', 'the map must be an object'],
    ['{ "__proto__": 1, "contests": [{ "votes": "a" }] }', '__proto__ is not known'],
  ])('%s is refused', (text, words) => {
    expect(failureOf(text).message).toContain(words);
  });

  it('is bounded: in its size, its depth and what is told', async () => {
    expect(failureOf('['.repeat(200_000)).message).toContain('nested too deep');
    const folder = mkdtempSync(path.join(tmpdir(), 'map-'));
    try {
      const large = path.join(folder, 'large.json');
      writeFileSync(large, '{');
      truncateSync(large, 100 << 20);
      const failures = [large, folder, path.join(folder, 'none.json')].map((file) =>
        errorOf(readColumnMap(file), FileError),
      );
      expect((await Promise.all(failures)).map(({ message }) => message)).toEqual([
        expect.stringContaining('larger than 1 MiB'),
        expect.stringContaining('is no file'),
        expect.stringContaining('cannot be opened (ENOENT)'),
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
    const many = Array.from({ length: 1000 }, (_, at) => `"x${at}": 1`).join();
    expect(failureOf(`{${many}}`).message).toMatch(/; and 981 more$/);
  });
});
