import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describeEachDatabase, testScript } from '@crossvote/store/testing';
import { Store } from '../src/index.ts';
import { aDataset, aWrittenDataset } from './a-dataset.ts';

describeEachDatabase('a database that is opened to be read', (databases) => {
  it('is read, and nothing is written: no key, no dataset, no cleared remains', async () => {
    const url = await databases.create();
    const writing = await databases.open(url);
    const id = await aDataset(writing);
    const unfinished = await aWrittenDataset(writing);
    await databases.sql(url, `UPDATE "IngestRun" SET "host" = '', "heartbeatAt" = '2020-01-01'`);
    const store = await Store.open(url, { readOnly: true });
    expect(store.isReadOnly).toBe(true);
    expect(await store.datasets.contests(id)).toHaveLength(2);
    const words = /can only be read/;
    await expect(store.keys.create({ name: 'desk', expiresAt: null })).rejects.toThrow(words);
    await expect(store.beginDataset({ format: 'hart' })).rejects.toThrow(words);
    await expect(store.datasets.delete(id)).rejects.toThrow(words);
    await expect(store.compact()).rejects.toThrow(words);
    await store.close();
    const [rows] = await databases.sql(url, 'SELECT "id" FROM "Dataset" ORDER BY "id"');
    expect(rows).toEqual([{ id }, { id: unfinished.datasetId }]);
  });
});

describe('a SQLite database that cannot be written', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'crossvote-read-'));
  const reader = testScript('test/read-store.script.ts');
  const whole = path.join(folder, 'whole.db');
  beforeAll(async () => {
    chmodSync(folder, 0o755);
    const store = await Store.open(`file:${whole}`);
    await aDataset(store);
    await store.close();
  });
  afterAll(() => {
    for (const name of readdirSync(folder)) chmodSync(path.join(folder, name), 0o755);
    rmSync(folder, { recursive: true, force: true });
  });
  const read = async (file: string) => {
    const { stdout, stderr } = await reader.start(`file:${file}`).ended;
    expect(stderr).toBe('');
    return JSON.parse(stdout) as unknown;
  };
  const expected = {
    names: ['Town election'],
    isReadOnly: true,
    refusal: 'the database can only be read',
  };
  /** A copy in a folder of its own. */
  const copy = (name: string, fileMode: number, folderMode: number) => {
    const own = path.join(folder, name);
    mkdirSync(own);
    const file = path.join(own, 'town.db');
    copyFileSync(whole, file);
    chmodSync(file, fileMode);
    chmodSync(own, folderMode);
    return file;
  };

  it('as its file is protected is read', async () => {
    expect(await read(copy('file', 0o444, 0o777))).toEqual(expected);
  });

  it('as its folder is protected is read', async () => {
    const file = copy('folder', 0o666, 0o555);
    expect(await read(file)).toEqual(expected);
    expect(readdirSync(path.dirname(file))).toEqual(['town.db']);
  });

  it('is not made, and not found, with --read-only', async () => {
    const nowhere = path.join(folder, 'nowhere', 'town.db');
    await expect(Store.open(`file:${nowhere}`, { readOnly: true })).rejects.toThrow(
      /cannot be opened or made/,
    );
    expect(readdirSync(folder)).not.toContain('nowhere');
  });
});
