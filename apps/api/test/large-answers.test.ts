import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { connect } from 'node:net';
import { pino } from 'pino';
import { startService, type Answerer, type Service } from '../src/index.ts';
import { inTurn } from '../src/http/turns.ts';
import { base, FakeKeys, goodKey } from './fakes.ts';

/** More than what a key may have on its way, in bytes. */
const tooMuch = 33 * 2 ** 20;

const large: Answerer = () =>
  Promise.resolve({ body: new Uint8Array(tooMuch).fill(32), etag: 'W/"large"', headers: {} });

async function withService(answerer: Answerer, use: (service: Service) => Promise<void>) {
  const logger = pino({ level: 'silent' });
  const ready = () => Promise.resolve();
  const service = await startService({ answerer, keys: new FakeKeys(), ready, logger, port: 0 });
  try {
    await use(service);
  } finally {
    await service.close();
  }
}

/** Asks without reading the answer. `path` tells questions apart */
function askUnread(url: string, path: string) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1').pause();
  socket.write(`GET ${base}${path} HTTP/1.1\r\nHost: x\r\nX-API-Key: ${goodKey}\r\n\r\n`);
  return socket;
}

async function statusOf(url: string, path: string): Promise<number> {
  const answer = await fetch(`${url}${base}${path}`, { headers: { 'X-API-Key': goodKey } });
  await answer.arrayBuffer();
  return answer.status;
}

describe('a key whose client left', () => {
  it('is answered as before, also where the answer was not there yet', async () => {
    const asked: (() => void)[] = [];
    const held: Answerer = async (question, principal) => {
      await new Promise<void>((resolve) => asked.push(resolve));
      return large(question, principal);
    };
    await withService(held, async ({ url }) => {
      const socket = askUnread(url, '/datasets');
      while (asked.length === 0) await new Promise(setImmediate);
      socket.destroy();
      const next = statusOf(url, '/datasets/1/contests');
      while (asked.length === 1) await new Promise(setImmediate);
      const after = statusOf(url, '/datasets/2/contests');
      while (asked.length === 2) await new Promise(setImmediate);
      for (const letGo of asked) letGo();
      expect([await next, await after]).toEqual([200, 200]);
      const last = statusOf(url, '/datasets/3/contests');
      while (asked.length === 3) await new Promise(setImmediate);
      asked[3]?.();
      expect(await last).toBe(200);
    });
  });
});

describe('a connection that takes nothing of its answer', () => {
  it('is closed, and the answer given up', async () => {
    const isCut: boolean[] = [];
    const listener: RequestListener = (req, res) => {
      res.once('close', () => isCut.push(req.socket.destroyed)).end(Buffer.alloc(tooMuch));
    };
    const server = createServer(inTurn(listener, 1)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const socket = askUnread(`http://127.0.0.1:${port}`, '/datasets');
    while (isCut.length === 0) await new Promise(setImmediate);
    expect(isCut).toEqual([true]);
    socket.destroy();
    server.close();
  });
});
