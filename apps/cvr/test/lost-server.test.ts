import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import path from 'node:path';
import { ElectionAnalysis } from '@crossvote/analysis';
import { createLogger, electionAnswerer, startService } from '@crossvote/api';
import { Store } from '@crossvote/store';
import { describeEachDatabase } from '@crossvote/store/testing';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { tinyExport } from './support/tiny-export.ts';

/** The way to a database server, which can be cut. */
async function wayTo(url: string) {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let isCut = false;
  const proxy = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy()).on('close', () => to.destroy());
      from.pipe(to);
    }
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as { port: number };
  const through = new URL(url);
  through.host = `127.0.0.1:${port}`;
  return {
    url: through.href,
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
    mend: () => (isCut = false),
    close: () => proxy.close(),
  };
}

const question = 'source_contest_ids=1&source_choice_ids=1&compare_contest_ids=1,2';
const addresses = [
  '/readyz',
  '/api/v1/election/datasets',
  '/api/v1/election/datasets/1/contests',
  `/api/v1/election/datasets/1/analysis/cross-voting?${question}`,
];

/** A service over a database that is reached by this address, with a key. */
async function serviceOver(url: string) {
  const store = await Store.open(url);
  const { key } = await store.keys.create({ name: 'desk', expiresAt: null });
  const service = await startService({
    answerer: electionAnswerer(new ElectionAnalysis(store)),
    keys: store.keys,
    ready: () => store.ready(),
    logger: createLogger({ level: 'silent' }),
    port: 0,
  });
  const statuses = async () => {
    const said: unknown[] = [];
    for (const address of addresses) {
      const response = await fetch(service.url + address, { headers: { 'X-API-Key': key } });
      await response.arrayBuffer();
      said.push([response.status, response.headers.get('Retry-After')]);
    }
    return said;
  };
  const close = async () => {
    await service.close();
    await store.close();
  };
  return { statuses, close };
}

describeEachDatabase('every route of a service', (databases) => {
  const folder = temporaryFolder();
  const answered = addresses.map(() => [200, null]);
  let url: string;

  beforeAll(async () => {
    const file = path.join(folder, 'tiny.csv');
    writeFileSync(file, tinyExport);
    url = await databases.create();
    await databases.open(url);
    expect((await cvrIn(folder, { env: { DATABASE_URL: url } })('ingest', file)).status).toBe(0);
  });

  it('answers', async () => {
    const { statuses, close } = await serviceOver(url);
    expect(await statuses()).toEqual(answered);
    await close();
  });

  // SQLite has a file instead, which serve.test.ts takes away.
  if (databases.provider === 'postgresql')
    it('is a 503 with Retry-After while the server is lost, and answers once it is back', async () => {
      const way = await wayTo(url);
      const { statuses, close } = await serviceOver(way.url);
      try {
        expect(await statuses()).toEqual(answered);
        way.cut();
        for (let times = 0; times < 2; times += 1)
          expect(await statuses()).toEqual(addresses.map(() => [503, '2']));
        way.mend();
        expect(await statuses()).toEqual(answered);
      } finally {
        await close();
        way.close();
      }
    });
});
