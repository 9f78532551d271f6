import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { pino } from 'pino';
import {
  electionAnswerer,
  startService,
  type Analysis,
  type Service,
  type ServiceOptions,
} from '../src/index.ts';
import { inTurn, mostPipelined } from '../src/http/turns.ts';
import { base, dataset, fakeAnalysis, FakeKeys, goodKey } from './fakes.ts';

const logger = pino({ level: 'silent' });

async function withService(
  { analysis = fakeAnalysis, ...changes }: Partial<ServiceOptions> & { analysis?: Analysis },
  use: (service: Service) => Promise<void>,
): Promise<void> {
  const keys = new FakeKeys();
  const ready = () => Promise.resolve();
  const service = await startService({
    ...{ answerer: electionAnswerer(analysis), keys, ready, logger, port: 0 },
    ...changes,
  });
  try {
    await use(service);
  } finally {
    await service.close();
  }
}

function open(url: string): Socket {
  return connect(Number(new URL(url).port), '127.0.0.1');
}

/** Sends raw bytes and gives back everything until the connection ends. */
async function raw(url: string, ...parts: string[]): Promise<string> {
  const socket = open(url);
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString()));
  for (const part of parts) {
    socket.write(part);
    await new Promise(setImmediate);
  }
  await once(socket, 'close');
  return answer;
}

const statuses = (answer: string) =>
  [...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));

const health = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
const datasets = `GET ${base}/datasets HTTP/1.1\r\nHost: x\r\nX-API-Key: ${goodKey}\r\n\r\n`;

describe('requests of one connection', () => {
  it.each([
    ['garbage', [`${datasets}nonsense\r\n\r\n`], [200, 400]],
    ['garbage in a packet of its own', [datasets, 'nonsense\r\n\r\n'], [200, 400]],
    ['garbage twice', [`${datasets}nonsense\r\n\r\n`, 'more\r\n\r\n', 'more\r\n\r\n'], [200, 400]],
    [
      'headers that are too large',
      [`${health}GET / HTTP/1.1\r\nA: ${'a'.repeat(17_000)}`],
      [200, 431],
    ],
    ['CONNECT', [`${datasets}${health}CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n`], [200, 200, 405]],
  ])(
    'are answered in their order, and before the %s behind them',
    async (_what, parts, expected) => {
      await withService({}, async ({ url }) => {
        expect(statuses(await raw(url, ...parts))).toEqual(expected);
      });
    },
  );

  it('have one answer each, also where the body cannot be read', async () => {
    const post = (headers: string, body: string) =>
      `POST ${base}/datasets HTTP/1.1\r\nHost: x\r\n${headers}\r\n\r\n${body}`;
    await withService({}, async ({ url }) => {
      const chunked = post('Transfer-Encoding: chunked', 'no length of a chunk\r\n\r\n');
      expect(statuses(await raw(url, chunked))).toEqual([405]);
      expect(statuses(await raw(url, `${health}${chunked}`))).toEqual([200, 405]);
      const behind = post('Content-Length: 2', 'ab');
      expect(statuses(await raw(url, `${behind}${health}nonsense\r\n\r\n`))).toEqual([
        405, 200, 400,
      ]);
    });
  });

  it('are handled one after the other', async () => {
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const listener: RequestListener = (req, res) => {
      begun.push(req.url ?? '');
      ends.push(() => res.end());
    };
    const server = createServer(inTurn(listener)).listen(0);
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const socket = connect(port, '127.0.0.1');
    const ask = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
    socket.write(`${ask('/a')}${ask('/b')}${ask('/c')}`);
    for (const expected of [['/a'], ['/a', '/b'], ['/a', '/b', '/c']]) {
      while (begun.length < expected.length) await new Promise(setImmediate);
      await new Promise(setImmediate);
      expect(begun).toEqual(expected);
      ends.at(-1)?.();
    }
    socket.destroy();
    server.close();
  });

  it('are closed when too many wait, and no handler runs for those that are left', async () => {
    let begun = 0;
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const list = async () => {
      begun += 1;
      await gate;
      return { datasets: [dataset], damaged: [] };
    };
    await withService({ analysis: { ...fakeAnalysis, datasets: list } }, async ({ url }) => {
      const few = raw(url, datasets.repeat(mostPipelined + 2));
      expect(await few).toBe('');
      letGo();
      await new Promise(setImmediate);
      expect(begun).toBe(1);
      const allowed = `${datasets.repeat(mostPipelined)}nonsense\r\n\r\n`;
      expect(statuses(await raw(url, allowed))).toHaveLength(mostPipelined + 1);
    });
  });
});

describe('CONNECT', () => {
  it('is refused like other methods, and the connection closed', async () => {
    await withService({}, async ({ url }) => {
      const answer = await raw(
        url,
        'CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\nbytes for a tunnel',
      );
      const [head = '', body = ''] = answer.split('\r\n\r\n');
      expect(statuses(answer)).toEqual([405]);
      expect(head).toMatch(/^allow: GET, HEAD, OPTIONS\r?$/im);
      expect(head).toMatch(/^connection: close\r?$/im);
      expect(head).toMatch(/^content-security-policy: default-src 'none'/im);
      expect(JSON.parse(body)).toMatchObject({
        error: 'Method Not Allowed',
        message: 'CONNECT is not allowed here: use GET',
      });
    });
  });

  it('whose sender is gone ends nothing else', async () => {
    await withService({}, async ({ url }) => {
      const socket = open(url);
      socket.write(`${datasets}CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n`);
      socket.resetAndDestroy();
      await once(socket, 'close');
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
    });
  });
});

describe('Upgrade', () => {
  it.each(['websocket', 'h2c', 'TLS/1.0'])(
    'to %s is not taken: the request is answered in HTTP/1.1, and the connection closed',
    async (protocol) => {
      const asked = `GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\n\r\n`;
      await withService({}, async ({ url }) => {
        // What Node does not read behind it must not be taken for lost: the answer is said to be the last one.
        const answer = await raw(url, `${health}${asked}${health}`);
        expect(statuses(answer)).toEqual([200, 200]);
        expect(answer).not.toMatch(/^upgrade:/im);
        expect(answer.match(/^connection: .*/gim)).toEqual([
          'Connection: keep-alive',
          'Connection: close',
        ]);
      });
    },
  );
});
