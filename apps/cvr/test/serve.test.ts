import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { shelbyville } from './support/samples.ts';
import { startCvr } from './support/spawn-cvr.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);
const env = { DATABASE_URL: `file:${path.join(folder, 'test.db')}` };

const serve = async (...options: string[]) => {
  const service = startCvr(['serve', '--log-level', 'silent', ...options], env);
  const [, url = ''] = await service.printed(/answers at (\S+)\/api\/v1\/election;/);
  return { service, url };
};

describe('cvr serve', () => {
  it('answers from a dataset that was stored while it runs, ends at SIGTERM, and keeps the usage', async () => {
    const { key } = await cvr.json('keys', 'create', '--name', 'serve test');
    const { service, url } = await serve('--port', '0');
    const list = async () => {
      const response = await fetch(`${url}/api/v1/election/datasets`, {
        headers: { 'X-API-Key': key },
      });
      return (await response.json()) as { datasets: unknown[] };
    };
    expect(await list()).toEqual({ datasets: [] });
    await cvr.json('ingest', shelbyville.file);
    // An answer is kept for a moment, in which the ingest may have ended.
    let answer = await list();
    let requests = 2;
    for (; answer.datasets.length === 0; requests += 1) {
      await sleep(20);
      answer = await list();
    }
    expect(answer.datasets).toMatchObject([{ name: shelbyville.totals.election }]);
    service.child.kill('SIGTERM');
    expect(await service.ended).toBe(0);
    expect(service.err()).toBe('');
    const { keys } = await cvr.json('keys', 'list');
    expect(keys[0]!.usage).toMatchObject([
      { endpoint: expect.stringContaining('/datasets'), requests },
    ]);
    expect((await cvr('keys', 'list')).out).toMatch(new RegExp(`serve test +active +${requests} `));
  });

  it('says that a port is in use, with status 1', async () => {
    const { service, url } = await serve('--port', '0');
    const { port } = new URL(url);
    const { status, out, err } = await cvr('serve', '--port', port, '--log-level', 'silent');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(
      new RegExp(`^cvr: [^\\n]*port ${port} on 127\\.0\\.0\\.1 is in use[^\\n]*\\n$`),
    );
    service.child.kill('SIGINT');
    expect(await service.ended).toBe(0);
  });
});

/** Niceness of each thread of a process; 0 is that of most programs, 19 the least urgent. */
function niceness(pid: number | undefined): number[] {
  const folder = `/proc/${pid}/task`;
  return readdirSync(folder).map((thread) => {
    const status = readFileSync(path.join(folder, thread, 'stat'), 'utf8');
    // Counted from behind the name, which may hold spaces.
    return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[16]);
  });
}

(process.platform === 'linux' ? describe : describe.skip)('the threads that answer', () => {
  it('let the one that reads and sends go first', async () => {
    const { service } = await serve('--port', '0');
    const later = () => niceness(service.child.pid).filter((nice) => nice >= 10);
    while (later().length < 2) await sleep(20);
    service.child.kill('SIGTERM');
    expect(await service.ended).toBe(0);
  });
});

describe('cvr serve on a file that is removed or replaced', () => {
  it.each(['removed', 'replaced'])(
    'answers 503 within seconds, takes no old key, and then opens what is there: %s',
    async (how) => {
      const place = path.join(folder, how);
      mkdirSync(place);
      const file = path.join(place, 'served.db');
      const other = path.join(place, 'other.db');
      const on = (database: string, ...words: string[]) =>
        cvr.json('--database', `file:${database}`, ...words);
      const { key } = await on(file, 'keys', 'create', '--name', 'old');
      await on(file, 'ingest', shelbyville.file);
      const { key: newKey } = await on(other, 'keys', 'create', '--name', 'new');
      const { service, url } = await serve('--port', '0', '--database', `file:${file}`);
      const status = async (address: string) => {
        const response = await fetch(`${url}${address}`, { headers: { 'X-API-Key': key } });
        return [response.status, response.headers.get('retry-after')];
      };
      const addresses = [
        '/api/v1/election/datasets',
        '/api/v1/election/datasets/1/contests',
        '/readyz',
      ];
      for (const address of addresses) expect(await status(address)).toEqual([200, null]);
      if (how === 'removed') rmSync(file);
      else renameSync(other, file);
      for (const address of addresses) while ((await status(address))[0] === 200) await sleep(100);
      if (how === 'removed') {
        for (const address of addresses) expect(await status(address)).toEqual([503, '2']);
        expect((await fetch(`${url}/healthz`)).status).toBe(200);
        expect(existsSync(file)).toBe(false);
        renameSync(other, file);
      }
      // The new file has no such key, and no dataset.
      for (const [address, after] of [
        ['/readyz', 200],
        ['/api/v1/election/datasets', 401],
      ] as const)
        while ((await status(address))[0] !== after) await sleep(100);
      const asked = await fetch(`${url}/api/v1/election/datasets`, {
        headers: { 'X-API-Key': newKey },
      });
      expect(await asked.json()).toEqual({ datasets: [] });
      service.child.kill('SIGTERM');
      expect(await service.ended).toBe(0);
    },
  );
});
