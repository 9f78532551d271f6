import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ContestMap, readContestMap } from './contest-map.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'map-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function read(text: string) {
  const file = path.join(folder, 'map.csv');
  writeFileSync(file, text);
  return readContestMap(file);
}

describe('a map of contests', () => {
  it('is read with its columns in any order, quoted cells, and white space folded', async () => {
    const map = await read('\uFEFFtitle,contest,File\r\n"Mayor,  city",Mayor,a.csv\r\n');
    expect(map.find('a.csv', ['Mayor, city'])).toBe('Mayor');
    expect(map.find('b.csv', ['Mayor, city'])).toBeUndefined();
    expect(() => {
      map.refuseUnmet();
    }).not.toThrow();
  });

  it.each<[string, string, string]>([
    ['no headings', 'a.csv,Mayor,Mayor\n', 'line 1: the first line must be "file,title,contest"'],
    ['another column', 'file,title,contest,code\na,b,c,d\n', 'line 1: the first line must be'],
    ['no lines', 'file,title,contest\n', 'holds no title'],
    ['nothing', '', 'is empty'],
    ['cells that lack', 'file,title,contest\na.csv,Mayor\n', 'line 2: has 2 cells'],
    ['too many cells', 'file,title,contest\na.csv,Mayor,City,3\n', 'line 2: has 4 cells'],
    ['an empty cell', 'file,title,contest\na.csv,,Mayor\n', 'line 2: title is empty'],
    ['a blank line', 'file,title,contest\n,,\na.csv,M,M\n', 'line 2: a row without any content'],
    [
      'a title twice',
      'file,title,contest\na.csv,M,One\na.csv,m,Two\n',
      'line 3: says again what "m" of a.csv is, after line 2',
    ],
    [
      'all of them',
      'file,title,contest\na,,b\nx\na,b,\n',
      'line 2: title is empty; line 3: has 1 cells; the header has 3; line 4: contest is empty',
    ],
  ])('is refused with %s', async (_, text, problem) => {
    await expect(read(text)).rejects.toThrow(problem);
    await expect(read(text)).rejects.toThrow(path.join(folder, 'map.csv'));
  });

  it('is refused where it is not there', async () => {
    await expect(readContestMap(path.join(folder, 'none.csv'))).rejects.toThrow(
      /none\.csv: cannot be/,
    );
  });
});

describe('a line that names a file without its folder', () => {
  const line = { line: 2, file: 'cvr.csv', title: 'Mayor', contest: 'Mayor of Elm' };

  it('means the only file of that name, however often it is asked', () => {
    const map = new ContestMap('map.csv', [line]);
    expect(map.find('north/cvr.csv', ['Mayor'])).toBe('Mayor of Elm');
    expect(map.find('north/cvr.csv', ['mayor'])).toBe('Mayor of Elm');
    expect(map.find('south/cvr.csv', ['Clerk'])).toBeUndefined();
  });

  it('is refused where it may mean either of two, as it would make one contest of two', () => {
    const map = new ContestMap('map.csv', [line]);
    map.find('north/cvr.csv', ['Mayor']);
    expect(() => map.find('south/cvr.csv', ['Mayor'])).toThrow(
      'line 2: cvr.csv may be north/cvr.csv or south/cvr.csv; write a line for each, with its folder',
    );
  });
});
