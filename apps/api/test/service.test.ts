import { STATUS_CODES } from 'node:http';
import { connect } from 'node:net';
import { pino } from 'pino';
import {
  electionAnswerer,
  ServiceStartError,
  startService,
  type Analysis,
  type ServiceOptions,
} from '../src/index.ts';
import { base, dataset, fakeAnalysis, FakeKeys, goodKey } from './fakes.ts';

function options({
  analysis = fakeAnalysis,
  ...changes
}: Partial<ServiceOptions> & { analysis?: Analysis } = {}): ServiceOptions {
  return {
    answerer: electionAnswerer(analysis),
    keys: new FakeKeys(),
    ready: () => Promise.resolve(),
    logger: pino({ level: 'silent' }),
    port: 0,
    ...changes,
  };
}

const headers = { 'X-API-Key': goodKey };
const close = 'Host: x\r\nConnection: close\r\n\r\n';

/** Sends raw bytes and gives back everything until the connection ends. */
function raw(url: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => {
      resolve(answer);
    });
    socket.on('error', reject);
  });
}

/** An analysis whose list of datasets waits until it is let go. */
function slowAnalysis() {
  const started = deferred();
  const gate = deferred();
  const datasets = async () => {
    started.resolve();
    await gate.promise;
    return { datasets: [dataset], damaged: [] };
  };
  return { analysis: { ...fakeAnalysis, datasets }, started: started.promise, letGo: gate.resolve };
}

function deferred() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

describe('startService', () => {
  it('answers on its url until it is closed', async () => {
    const service = await startService(options());
    expect(service.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const response = await fetch(`${service.url}${base}/datasets`, { headers });
    expect(response.status).toBe(200);
    const document: unknown = await (await fetch(`${service.url}/openapi.json`)).json();
    expect(document).toMatchObject({ servers: [{ url: '/' }] });
    await service.close();
    await expect(fetch(service.url)).rejects.toThrow();
  });

  it('says what to do when the port is in use', async () => {
    const service = await startService(options());
    const port = Number(new URL(service.url).port);
    const second = startService(options({ port }));
    await expect(second).rejects.toBeInstanceOf(ServiceStartError);
    await expect(second).rejects.toMatchObject({
      code: 'EADDRINUSE',
      message: expect.stringContaining(`port ${port} on 127.0.0.1 is in use`),
    });
    await service.close();
  });

  it('closes when its signal is aborted', async () => {
    const controller = new AbortController();
    const service = await startService(options({ signal: controller.signal }));
    controller.abort();
    await service.close();
    await expect(fetch(service.url)).rejects.toThrow();
  });

  it('counts usage by key and endpoint, whatever the status, and writes it at shutdown', async () => {
    const keys = new FakeKeys();
    const service = await startService(options({ keys }));
    const ask = (path: string, key = goodKey) =>
      fetch(`${service.url}${base}${path}`, { headers: { 'X-API-Key': key } });
    await ask('/datasets');
    await ask('/datasets/1/contests');
    await ask('/datasets/2/contests');
    await ask('/datasets/x/contests');
    await ask('/datasets', 'wrong');
    await service.close();
    expect(keys.rows.map(({ keyId, endpoint, requests }) => [keyId, endpoint, requests])).toEqual([
      [1, 'GET /api/v1/election/datasets', 1],
      [1, 'GET /api/v1/election/datasets/{dataset_id}/contests', 3],
    ]);
    expect(keys.lookups).toBe(2);
  });
});

describe('shutdown', () => {
  it('lets a running request finish and takes no new one', async () => {
    const { analysis, started, letGo } = slowAnalysis();
    const keys = new FakeKeys();
    const service = await startService(options({ analysis, keys }));
    const running = fetch(`${service.url}${base}/datasets`, { headers });
    await started;
    const closed = service.close();
    await expect(raw(service.url, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')).rejects.toThrow();
    letGo();
    expect((await running).status).toBe(200);
    await closed;
    expect(keys.rows).toHaveLength(1);
  });

  it('does not wait for connections that are merely kept alive', async () => {
    const service = await startService(options());
    const idle = raw(service.url, 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    await fetch(`${service.url}/healthz`);
    // Node itself would end it after five seconds.
    const startedAt = performance.now();
    await service.close();
    expect(performance.now() - startedAt).toBeLessThan(4500);
    expect(await idle).toContain('200 OK');
  });

  it('cuts requests that take too long', async () => {
    const { analysis, started, letGo } = slowAnalysis();
    const service = await startService(options({ analysis, shutdownTimeoutMs: 50 }));
    const running = fetch(`${service.url}${base}/datasets`, { headers });
    const outcome = expect(running).rejects.toThrow();
    await started;
    await service.close();
    await outcome;
    letGo();
  });
});

describe('what is no request', () => {
  it.each([
    ['garbage', 'nonsense\r\n\r\n', 400],
    [
      'a header that is too large',
      `GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
    ],
    ['an address that is too long', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
    ['a target without a path', `GET http:// HTTP/1.1\r\n${close}`, 400],
    ['a target without a path, for OPTIONS', `OPTIONS http:// HTTP/1.1\r\n${close}`, 400],
    ...['http://[', 'http://]/x', 'http://[::/', 'http://a[b/datasets', '//u@[x#y'].map(
      (target): [string, string, number] => [
        `the target ${target}`,
        `GET ${target} HTTP/1.1\r\n${close}`,
        400,
      ],
    ),
    ['a query without a path', `GET http://?a=1 HTTP/1.1\r\n${close}`, 400],
    ['no Host header', `GET ${base}/datasets HTTP/1.1\r\n\r\n`, 400],
    ['an unknown expectation', `GET /docs HTTP/1.1\r\nExpect: 200-ok\r\n${close}`, 417],
  ])('is answered in JSON, with the headers of every answer: %s', async (_name, text, status) => {
    const service = await startService(options());
    const answer = await raw(service.url, text);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(head).toMatch(/^content-type: application\/json/im);
    expect(head).toMatch(/^content-security-policy: default-src 'none'/im);
    expect(head).toMatch(/^x-content-type-options: nosniff\r?$/im);
    expect(head).toMatch(/^cache-control: no-store\r?$/im);
    expect(head).toMatch(/^connection: close\r?$/im);
    const requestId = /^x-request-id: ([\w-]{36})\r?$/im.exec(head)?.[1];
    expect(requestId).toBeDefined();
    expect(JSON.parse(body)).toEqual({
      error: STATUS_CODES[status],
      message: expect.any(String),
      request_id: requestId,
    });
    await service.close();
  });

  it('is logged under its request id, without what was sent', async () => {
    const lines: string[] = [];
    const logger = pino({}, { write: (line: string) => void lines.push(line) });
    const service = await startService(options({ logger }));
    const garbage = await raw(service.url, 'secret nonsense\r\n\r\n');
    const pathless = await raw(service.url, `GET http:// HTTP/1.1\r\n${close}`);
    await service.close();
    for (const answer of [garbage, pathless]) {
      const requestId = /^x-request-id: (.+)$/im.exec(answer)?.[1]?.trim() ?? 'none';
      expect(lines.filter((line) => line.includes(requestId))).toHaveLength(1);
    }
    expect(lines.join('')).not.toContain('secret');
  });

  it('is not confused with what only looks odd', async () => {
    const service = await startService(options());
    const answers = await Promise.all([
      raw(service.url, 'GET /healthz HTTP/1.0\r\n\r\n'),
      raw(service.url, `GET http://x/healthz HTTP/1.1\r\n${close}`),
      raw(service.url, `GET /healthz HTTP/1.1\r\nExpect: 100-Continue\r\n${close}`),
    ]);
    for (const answer of answers) expect(answer).toContain('HTTP/1.1 200 OK');
    await service.close();
  });
});
