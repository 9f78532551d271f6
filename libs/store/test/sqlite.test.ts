import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { sqliteDatabases } from '@crossvote/store/testing';
import { Connection } from '../src/connection.ts';
import { parseDatabaseUrl } from '../src/database-url.ts';
import { DatabaseOutageError, Store } from '../src/index.ts';
import { SqliteAdapterFactory } from '../src/sqlite-adapter.ts';
import { aDataset } from './a-dataset.ts';

describe('a SQLite file', () => {
  const databases = sqliteDatabases();
  const pathOf = (url: string) => {
    const target = parseDatabaseUrl(url);
    return target.provider === 'sqlite' ? target.path : '';
  };
  let url: string;
  let store: Store;
  beforeEach(async () => {
    url = await databases.create();
    store = await databases.open(url);
  });

  it('that another program writes to is read meanwhile; who writes waits, and nothing else does', async () => {
    const id = await aDataset(store);
    const other = new DatabaseSync(pathOf(url));
    other.exec('BEGIN IMMEDIATE');
    other.exec(`INSERT INTO "ApiKey" ("name", "prefix", "sha256") VALUES ('other', 'o', 'o')`);
    let isWritten = false;
    const writing = store.keys.create({ name: 'desk', expiresAt: null }).then(() => {
      isWritten = true;
    });
    for (let i = 0; i < 20; i += 1) {
      expect(await store.keys.list()).toEqual([]);
      expect(await store.datasets.contests(id)).toHaveLength(2);
    }
    expect(isWritten).toBe(false);
    // Another connection can still open the file.
    const again = await databases.open(url);
    expect(await again.datasets.list()).toHaveLength(1);
    // This line would not be reached if the statement blocked the process while it waits for the lock.
    other.exec('COMMIT');
    other.close();
    await writing;
    expect(await store.keys.list()).toMatchObject([{ name: 'other' }, { name: 'desk' }]);
  });

  it('is read while this process writes', async () => {
    const adapter = await new SqliteAdapterFactory(pathOf(url), { waitMs: 10_000 }).connect();
    const query = (sql: string) => ({ sql, args: [], argTypes: [] });
    const transaction = await adapter.startTransaction();
    await transaction.executeRaw(
      query(`INSERT INTO "ApiKey" ("name", "prefix", "sha256") VALUES ('a', 'b', 'c')`),
    );
    const second = adapter.startTransaction();
    expect((await adapter.queryRaw(query('SELECT "id" FROM "ApiKey"'))).rows).toEqual([]);
    await transaction.commit();
    expect((await adapter.queryRaw(query('SELECT "id" FROM "ApiKey"'))).rows).toHaveLength(1);
    await (await second).rollback();
    await adapter.dispose();
  });

  it('keeps bytes as bytes, not as the text in which the client hands them over', async () => {
    const datasetId = await aDataset(store);
    const connection = await Connection.open(parseDatabaseUrl(url));
    const { crossTable } = await connection.prisma();
    const counts = Uint8Array.of(0, 1, 128, 255);
    await crossTable.create({
      data: { datasetId, firstPosition: 0, secondPosition: 1, counts, checksum: 1 },
    });
    expect((await crossTable.findFirst())?.counts).toEqual(counts);
    await connection.close();
    const stored = 'SELECT typeof("counts") AS "type", hex("counts") AS "hex" FROM "CrossTable"';
    expect(await databases.sql(url, stored)).toEqual([[{ type: 'blob', hex: '000180FF' }]]);
  });

  it('that stays locked is told as an outage', async () => {
    const adapter = await new SqliteAdapterFactory(pathOf(url), { waitMs: 30 }).connect();
    const other = new DatabaseSync(pathOf(url));
    other.exec('BEGIN IMMEDIATE');
    for (const attempt of [
      () => adapter.startTransaction(),
      () => adapter.executeRaw({ sql: 'DELETE FROM "ApiKey"', args: [], argTypes: [] }),
      () =>
        adapter.queryRaw({ sql: 'DELETE FROM "ApiKey" RETURNING "id"', args: [], argTypes: [] }),
    ])
      await expect(attempt()).rejects.toMatchObject({
        cause: { kind: 'SocketTimeout', originalMessage: 'database is locked' },
      });
    other.close();
    // Later writers do not wait for failed ones.
    await (await adapter.startTransaction()).commit();
    await adapter.dispose();
  });

  it.each([
    [
      'removed',
      (file: string) => {
        rmSync(file);
      },
    ],
    [
      'replaced by another file',
      (file: string) => {
        copyFileSync(file, `${file}.new`);
        renameSync(`${file}.new`, file);
      },
    ],
  ])(
    'that is %s while it is open is told as an outage, until it is opened anew',
    async (_what, change) => {
      const { key } = await store.keys.create({ name: 'desk', expiresAt: null });
      expect(key).toHaveLength(43);
      await store.ready();
      change(pathOf(url));
      jest.spyOn(performance, 'now').mockImplementation(() => 1e9);
      const outcomes = await Promise.allSettled([
        store.ready(),
        store.datasets.list(),
        store.keys.findByHash('a'.repeat(64)),
        store.keys.create({ name: 'b', expiresAt: null }),
        store.keys.addUsage([
          { keyId: 1, endpoint: 'GET /a', requests: 1, lastUsedAt: new Date() },
        ]),
      ]);
      jest.restoreAllMocks();
      for (const outcome of outcomes) {
        expect(outcome).toMatchObject({
          status: 'rejected',
          reason: { message: expect.stringMatching(/removed or replaced.*start again/) as unknown },
        });
        if (outcome.status === 'rejected')
          expect(outcome.reason).toBeInstanceOf(DatabaseOutageError);
      }
      const anew = await databases.open(url);
      await anew.ready();
    },
  );

  it.each(['when that is noticed', 'when it is closed'])(
    'that is replaced puts its log aside %s, so that no page of it gets into the other file',
    async (when) => {
      const file = pathOf(url);
      const folder = path.dirname(file);
      const otherUrl = await databases.create();
      const other = await databases.open(otherUrl);
      const id = await aDataset(other, { name: 'The other' });
      await other.close();
      await aDataset(store, { name: 'The old one' });
      const clock = jest.spyOn(performance, 'now').mockImplementation(() => 1e9);
      await store.ready();
      renameSync(pathOf(otherUrl), file);
      if (when === 'when that is noticed') {
        clock.mockImplementation(() => 2e9);
        await expect(store.ready()).rejects.toThrow(/removed or replaced/);
      } else await store.close();
      jest.restoreAllMocks();
      const aside = readdirSync(folder).filter((name) =>
        name.startsWith(`${path.basename(file)}.removed-`),
      );
      expect(aside).toEqual([expect.stringMatching(/\.removed-\d+-wal$/)]);
      expect([`${file}-wal`, `${file}-shm`].filter((name) => existsSync(name))).toEqual([]);
      const anew = await databases.open(url);
      expect(await anew.datasets.list()).toMatchObject([{ id, name: 'The other' }]);
      expect(await anew.fileDamage()).toEqual([]);
    },
  );

  it('over which another database is copied is told as an outage, and not written to any more', async () => {
    const otherUrl = await databases.create();
    const other = await databases.open(otherUrl);
    await aDataset(other, { name: 'The other' });
    await other.close();
    const copied = readFileSync(pathOf(otherUrl));
    // The row is only in the log.
    await store.keys.create({ name: 'desk', expiresAt: null });
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => 1e9);
    await store.ready();
    writeFileSync(pathOf(url), copied);
    clock.mockImplementation(() => 2e9);
    const refused = await store.ready().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DatabaseOutageError);
    expect(refused).toMatchObject({ message: expect.stringMatching(/was copied over/) as unknown });
    await store.close();
    jest.restoreAllMocks();
    expect(readFileSync(pathOf(url)).equals(copied)).toBe(true);
  });

  it('that is compacted meanwhile is still the same', async () => {
    await databases.sql(
      url,
      'PRAGMA wal_checkpoint(TRUNCATE)',
      'VACUUM',
      'PRAGMA wal_checkpoint(TRUNCATE)',
    );
    jest.spyOn(performance, 'now').mockImplementation(() => 1e9);
    await store.ready();
    jest.restoreAllMocks();
  });

  it('with a byte in a text that is no UTF-8 is read all the same', async () => {
    await aDataset(store);
    await databases.sql(url, `UPDATE "Choice" SET "name" = CAST(x'41ff6e' AS TEXT)`);
    const [rows] = await databases.sql(url, 'SELECT "name" FROM "Choice" LIMIT 1');
    expect(rows).toEqual([{ name: 'A\ufffdn' }]);
  });

  it('with pages that are none any more is told as damaged', async () => {
    await aDataset(store);
    const [roots = []] = await databases.sql(
      url,
      `SELECT "rootpage" FROM sqlite_master WHERE "name" IN ('Dataset', 'ApiKey_sha256_key')`,
    );
    await store.close();
    const bytes = readFileSync(pathOf(url));
    const pageBytes = bytes.readUInt16BE(16);
    for (const { rootpage } of roots)
      bytes.fill(0x5a, (Number(rootpage) - 1) * pageBytes, Number(rootpage) * pageBytes);
    writeFileSync(pathOf(url), bytes);
    const damaged = await Store.open(url, { migrate: 'never', readOnly: true });
    for (const read of [() => damaged.datasets.list(), () => damaged.keys.findByHash('a')])
      await expect(read()).rejects.toThrow(/^the database is damaged: its file, .*malformed/);
    await damaged.close();
  });

  it('takes integers of 64 bits, and gives them back', async () => {
    const { id } = await store.keys.create({ name: 'busy', expiresAt: null });
    const large = 9_007_199_254_740_993n;
    await databases.sql(
      url,
      `INSERT INTO "ApiKeyUsage" VALUES (${id}, 'GET /a', ${large}, '2030-01-01T00:00:00.000+00:00')`,
    );
    const [rows] = await databases.sql(
      url,
      'SELECT "requests", CAST("requests" AS INTEGER) AS "bare", 1.5 AS "half" FROM "ApiKeyUsage"',
    );
    expect(rows).toEqual([{ requests: `${large}`, bare: `${large}`, half: 1.5 }]);
  });
});

describe('a text with a NUL character', () => {
  const databases = sqliteDatabases();

  it('is refused, not cut', async () => {
    const store = await databases.open();
    await expect(aDataset(store, { name: 'Town\0election' })).rejects.toThrow(/NUL character/);
    expect(await store.datasets.list()).toEqual([]);
  });
});
