import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { electionApi } from '@crossvote/contracts';
import { Store } from '@crossvote/store';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);

describe('cvr keys', () => {
  it('says what to do when there are none', async () => {
    await cvr('db', 'migrate');
    expect((await cvr('keys', 'list')).out).toBe(
      'No keys yet; make one with: cvr keys create --name <name>\n',
    );
  });

  it('makes a key, shows it once, and stores only its hash and its first 8 characters', async () => {
    const created = await cvr.json(
      'keys',
      'create',
      '--name',
      'City desk',
      '--expires',
      '2099-01-01',
    );
    expect(created).toMatchObject({
      key: expect.stringMatching(/^[A-Za-z0-9]{32,}$/),
      prefix: created.key.slice(0, 8),
      name: 'City desk',
      expires_at: '2099-01-01T00:00:00.000Z',
      deactivated_at: null,
    });
    const { keys } = await cvr.json('keys', 'list');
    expect(keys).toMatchObject([{ prefix: created.prefix, name: 'City desk', usage: [] }]);
    const stored = ['test.db', 'test.db-wal']
      .map((name) => {
        try {
          return readFileSync(path.join(folder, name)).toString('latin1');
        } catch {
          return ''; // no write-ahead log is left after a clean end
        }
      })
      .join('');
    expect(stored).toContain(createHash('sha256').update(created.key).digest('hex'));
    expect(stored).not.toContain(created.key);
  });

  it('lists and deactivates keys by their prefix', async () => {
    const { out } = await cvr('keys', 'create', '--name', 'Second');
    const prefix = /first 8 characters, (\w{8}),/.exec(out)?.[1] ?? '';
    expect(await cvr('keys', 'deactivate', prefix)).toEqual({
      status: 0,
      out: `The key ${prefix} (Second) is deactivated.\n`,
      err: '',
    });
    const list = await cvr('keys', 'list');
    expect(list.out).toMatch(/^\w{8} +City desk +until 2099-01-01 +0 +-$/m);
    expect(list.out).toMatch(new RegExp(`^${prefix} +Second +deactivated +0 +-$`, 'm'));
    expect(await cvr('keys', 'deactivate', 'nosuchke')).toMatchObject({
      status: 1,
      out: '',
      err: 'cvr: there is no key that begins with "nosuchke"; see: cvr keys list\n',
    });
  });

  it('lists the use of a key by endpoint, in lines that break at a slash', async () => {
    const { prefix } = await cvr.json(
      'keys',
      'create',
      '--name',
      'Busy',
      '--expires',
      '2099-01-01',
    );
    const store = await Store.open(`file:${path.join(folder, 'test.db')}`);
    const id = (await store.keys.list()).find((key) => key.prefix === prefix)?.id ?? 0;
    const lastUsedAt = new Date('2030-05-06T07:08:09Z');
    const endpoints = ['/datasets', '/datasets/{dataset_id}/analysis/cross-voting'].map(
      (route) => `GET ${electionApi.basePaths[0]}${route}`,
    );
    await store.keys.addUsage(
      endpoints.map((endpoint) => ({ keyId: id, endpoint, requests: 3, lastUsedAt })),
    );
    await store.close();
    const { out } = await cvr('keys', 'list');
    const lines = out.split('\n');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    const place = lines.findIndex((line) => line.startsWith(prefix));
    const cells = lines.slice(place + 1, place + 4).map((line) => line.trim().split(/ {2,}/));
    expect(cells).toEqual([
      ['/datasets', '3', '2030-05-06 07:08'],
      ['/datasets/{dataset_id}', '3', '2030-05-06 07:08'],
      ['/analysis/cross-voting'],
    ]);
    const { keys } = await cvr.json('keys', 'list');
    expect(keys.at(-1)).toMatchObject({
      prefix,
      usage: endpoints.map((endpoint) => ({ endpoint, requests: 3 })),
    });
  });

  it('warns of a key that has expired already', async () => {
    const { status, err } = await cvr(
      'keys',
      'create',
      '--name',
      'Late',
      '--expires',
      '2020-01-01',
    );
    expect(status).toBe(0);
    expect(err).toBe('cvr: this key is of no use, as it expired on 2020-01-01\n');
    expect((await cvr('keys', 'list')).out).toMatch(/Late +expired/);
  });
});
