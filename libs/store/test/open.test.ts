import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describeEachDatabase } from '@crossvote/store/testing';
import { DatabaseMissingError, parseDatabaseUrl, Store } from '../src/index.ts';
import { aDataset } from './a-dataset.ts';

describe('opening a SQLite file', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'crossvote-open-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const openAndClose = async (url: string) => {
    const store = await Store.open(url);
    await aDataset(store);
    await store.close();
    const again = await Store.open(url);
    expect(await again.datasets.list()).toHaveLength(1);
    await again.close();
  };

  it.each([
    ['blanks', 'a b.db', 'a b.db'],
    ['percent signs for a blank', 'a%20c.db', 'a c.db'],
    ['a percent sign', '100%.db', '100%.db'],
    ['a percent sign for itself', '50%25.db', '50%.db'],
    ['letters beyond ASCII and a number sign', 'Zählung #1.db', 'Zählung #1.db'],
    ['a question mark, escaped', 'what%3F.db', 'what?.db'],
    ['percent signs that are no UTF-8', 'x%ff.db', 'x%ff.db'],
    ['folders that are not there yet', 'new/er/town.db', 'new/er/town.db'],
  ])('takes %s in its path', async (_what, inUrl, onDisk) => {
    await openAndClose(`file:${folder}/${inUrl}`);
    expect(existsSync(path.join(folder, onDisk))).toBe(true);
  });

  it('leaves a file that is whole without its write-ahead log', async () => {
    await openAndClose(`file:${folder}/whole.db`);
    const copy = path.join(folder, 'copy.db');
    writeFileSync(copy, readFileSync(path.join(folder, 'whole.db')));
    const store = await Store.open(`file:${copy}`);
    expect(await store.datasets.list()).toHaveLength(1);
    await store.close();
  });

  it.each([
    ['file://localhost/a/b.db', '/a/b.db'],
    ['file:///a/b.db', '/a/b.db'],
    ['file:b.db', path.resolve('b.db')],
    ['file:./b.db', path.resolve('b.db')],
  ])('reads %s as a path', (url, expected) => {
    expect(parseDatabaseUrl(url)).toMatchObject({ provider: 'sqlite', path: expected });
  });

  it('refuses a file that is no database, and leaves it as it was', async () => {
    const file = path.join(folder, 'notes.txt');
    writeFileSync(file, 'Not a database, but a long enough text. '.repeat(100));
    await expect(Store.open(`file:${file}`)).rejects.toThrow(/is not an SQLite database/);
    expect(readFileSync(file, 'utf8')).toMatch(/^Not a database/);
  });

  it('refuses a folder, and a path below a file', async () => {
    const words = /cannot be opened or made; check the path and its permissions/;
    await expect(Store.open(`file:${folder}`)).rejects.toThrow(words);
    const file = path.join(folder, 'plain');
    writeFileSync(file, '');
    await expect(Store.open(`file:${file}/x.db`)).rejects.toThrow(words);
    // A folder in which no folder can be made, without a reason from the system.
    await expect(Store.open('file:/proc/none/x.db')).rejects.toThrow(words);
  });

  it('makes no file where one is to be there, nor a folder for it', async () => {
    for (const place of ['typo.db', 'ty/po.db']) {
      const url = `file:${folder}/${place}`;
      const opening = Store.open(url, { existing: true });
      await expect(opening).rejects.toThrow(DatabaseMissingError);
      await expect(opening).rejects.toThrow(`there is no database ${url}`);
      expect(existsSync(path.join(folder, place.split('/')[0] ?? ''))).toBe(false);
    }
  });

  it.each(['mysql://h/d', 'town.db', 'file:', '', 'file:a.db?mode=ro', 'file::memory:'])(
    'refuses %p with what to write instead',
    (url) => {
      expect(() => parseDatabaseUrl(url)).toThrow(/^the database .*(file:|%3F)/);
    },
  );
});

describeEachDatabase('an open database', (databases) => {
  it('must have been migrated, where it does not migrate by itself', async () => {
    const url = await databases.create();
    if (databases.provider === 'postgresql') {
      await expect(Store.open(url)).rejects.toThrow(
        /lacks \d+ migration\(s\); run: cvr db migrate/,
      );
      return;
    }
    const store = await Store.open(url);
    expect((await store.migrationStatus()).pending).toEqual([]);
    await store.close();
  });
});

describe('opening PostgreSQL', () => {
  const refusal = async (url: string) => {
    const error = await Store.open(url).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'StoreError' });
    return String(error);
  };

  it.each([
    'postgresql://ann:s3cret@127.0.0.1:1/town',
    'postgresql://ann:s3cret@localhost:1/town',
    'postgresql://ann:s3c/s3cret@127.0.0.1:1/town',
    'postgresql://ann:x@s3cret@127.0.0.1:1/town',
    'postgresql://ann@127.0.0.1:1/town?password=s3cret&sslpassword=s3cret',
    'postgresql://ann:s3cret@127.0.0.1:99999/town',
  ])('never shows a password when it cannot be reached (%#)', async (url) => {
    const message = await refusal(url);
    expect(message).toMatch(/cannot open the database postgresql:\/\/ann/);
    expect(message).toMatch(/the server does not answer|not well-formed/);
    expect(message).not.toContain('s3cret');
  });
});
