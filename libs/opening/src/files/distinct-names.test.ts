import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openPaths } from './open-paths.ts';

async function namesOf(files: readonly string[], given: readonly string[]): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'names-'));
  try {
    for (const file of files) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), 'x');
    }
    const opened = await openPaths(given.map((each) => path.join(folder, each)));
    opened.close();
    return opened.files.map(({ name }) => name);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('names of files', () => {
  const files = ['t/north/cvr.csv', 't/north/more/cvr.csv', 't/south/cvr.csv', 't/south/b.csv'];

  it('have no folders where they tell the files apart', async () => {
    expect(await namesOf(files, ['t/south'])).toEqual(['b.csv', 'cvr.csv']);
    expect(await namesOf(files, ['t/north/cvr.csv', 't/south/b.csv'])).toEqual([
      'cvr.csv',
      'b.csv',
    ]);
  });

  it('have their folders where two files would have one name', async () => {
    expect(await namesOf(files, ['t'])).toEqual([
      'north/cvr.csv',
      'north/more/cvr.csv',
      'south/b.csv',
      'south/cvr.csv',
    ]);
    expect(await namesOf(files, ['t/north'])).toEqual(['cvr.csv', 'more/cvr.csv']);
  });

  it('are equal where one file is given twice', async () => {
    expect(await namesOf(files, ['t/south/cvr.csv', 't/south/cvr.csv'])).toEqual([
      'cvr.csv',
      'cvr.csv',
    ]);
  });
});
