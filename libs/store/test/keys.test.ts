import { createHash } from 'node:crypto';
import { describeEachDatabase } from '@crossvote/store/testing';
import statement from 'sql-template-tag';
import { Connection } from '../src/connection.ts';
import { parseDatabaseUrl, type Store } from '../src/index.ts';
import { updateRows } from '../src/sql/rows.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describeEachDatabase('API keys', (databases) => {
  let url: string;
  let store: Store;
  beforeAll(async () => {
    url = await databases.create();
    store = await databases.open(url);
  });

  it('stores the hash and the first 8 characters of a key, and nothing else of it', async () => {
    const { key, prefix } = await store.keys.create({ name: 'desk', expiresAt: null });
    expect(key).toMatch(/^[A-Za-z0-9]{43}$/);
    expect(prefix).toBe(key.slice(0, 8));
    const [rows = []] = await databases.sql(url, 'SELECT * FROM "ApiKey"');
    expect(JSON.stringify(rows)).not.toContain(key.slice(8));
    expect(await store.keys.findByHash(sha256(key))).toMatchObject({ name: 'desk', prefix });
    expect(await store.keys.findByHash(sha256(`${key}x`))).toBeNull();
  });

  it('keeps the time at which a key ends', async () => {
    const expiresAt = new Date('2031-02-03T04:05:06.789Z');
    const { key } = await store.keys.create({ name: 'guest', expiresAt });
    expect((await store.keys.findByHash(sha256(key)))?.expiresAt).toEqual(expiresAt);
  });

  it('deactivates once, and answers null for an unknown prefix', async () => {
    const { key, prefix } = await store.keys.create({ name: 'old', expiresAt: null });
    const first = await store.keys.deactivate(prefix);
    expect(first?.deactivatedAt).toBeInstanceOf(Date);
    expect((await store.keys.deactivate(prefix))?.deactivatedAt).toEqual(first?.deactivatedAt);
    expect((await store.keys.findByHash(sha256(key)))?.deactivatedAt).not.toBeNull();
    expect(await store.keys.deactivate('nobody00')).toBeNull();
  });

  it('adds usage up by key and endpoint, also past 32 bits and from several services at once', async () => {
    const { id } = await store.keys.create({ name: 'busy', expiresAt: null });
    const lastUsedAt = new Date('2030-01-01T00:00:00Z');
    const rows = ['GET /a', 'GET /b'].map((endpoint) => ({
      keyId: id,
      endpoint,
      requests: 2_000_000_000,
      lastUsedAt,
    }));
    await Promise.all(
      Array.from({ length: 8 }, (_, i) => store.keys.addUsage(i % 2 ? rows : rows.toReversed())),
    );
    await store.keys.addUsage([]);
    const found = (await store.keys.list()).find((key) => key.id === id);
    expect(found?.usage).toEqual([
      { endpoint: 'GET /a', requests: 16_000_000_000, lastUsedAt },
      { endpoint: 'GET /b', requests: 16_000_000_000, lastUsedAt },
    ]);
  });

  it('takes the rows of usage in one order, so that two services never wait for each other', async () => {
    const { id } = await store.keys.create({ name: 'order', expiresAt: null });
    const rows = ['GET /a', 'GET /b'].map((endpoint) => ({
      keyId: id,
      endpoint,
      requests: 1,
      lastUsedAt: new Date(),
    }));
    await store.keys.addUsage(rows);
    const connection = await Connection.open(parseDatabaseUrl(url));
    let adding = Promise.resolve();
    await connection.transaction(async (other) => {
      // Another service has locked the first row, and is about to lock the second.
      const oneMore = { requests: statement`"requests" + 1` };
      const take = (endpoint: string) =>
        updateRows(other, 'ApiKeyUsage', { keyId: id, endpoint }, oneMore);
      await take('GET /a');
      adding = store.keys.addUsage(rows.toReversed());
      if (databases.provider === 'postgresql') await waitsForLock(url);
      await take('GET /b');
    });
    await adding;
    await connection.close();
    const found = (await store.keys.list()).find((key) => key.id === id);
    expect(found?.usage.map(({ requests }) => requests)).toEqual([3, 3]);
  });

  /** Resolves when some connection to the database waits for another. */
  async function waitsForLock(database: string): Promise<void> {
    const name = new URL(database).pathname.slice(1);
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = '${name}' AND wait_event_type = 'Lock'`;
    for (;;) {
      const [rows = []] = await databases.sql(database, waiting);
      if (rows.length > 0) return;
    }
  }

  it('adds all usage of a batch or none, and nothing for keys that are not there', async () => {
    const { id } = await store.keys.create({ name: 'half', expiresAt: null });
    const usage = { endpoint: 'GET /a', requests: 987_654, lastUsedAt: new Date() };
    const batch = [
      { keyId: id, ...usage },
      { keyId: id, ...usage, endpoint: 'GET /b' },
      { keyId: 1_000_000, ...usage },
    ];
    const used = async () => (await store.keys.list()).find((key) => key.id === id)?.usage;
    await databases.sql(
      url,
      'CREATE UNIQUE INDEX "once" ON "ApiKeyUsage" ("requests") WHERE "requests" = 987654',
    );
    await expect(store.keys.addUsage(batch)).rejects.toThrow();
    expect(await used()).toEqual([]);
    await databases.sql(url, 'DROP INDEX "once"');
    await store.keys.addUsage(batch);
    expect(await used()).toHaveLength(2);
  });
});
