import { pino } from 'pino';
import request from 'supertest';
import { base, fakeAnalysis, fakeApp, goodKey } from './fakes.ts';

const path = `${base}/datasets`;
const origin = 'https://votes.example';
const many = Array.from({ length: 60 }, (_, place) => 100 + place).join(',');
const long = `${base}/datasets/1/analysis/cross-voting?source_contest_ids=1&source_choice_ids=10&compare_contest_ids=${many}`;
const get = (app = fakeApp(), address = path) =>
  request(app).get(address).set('X-API-Key', goodKey).set('Accept-Encoding', 'identity');

describe('conditional requests', () => {
  it('answers 304 without a body to the ETag it gave', async () => {
    const app = fakeApp();
    const first = await get(app);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const again = await get(app).set('If-None-Match', first.headers.etag ?? '');
    expect([again.status, again.text]).toEqual([304, '']);
    expect(again.headers['cache-control']).toBe('private, no-cache');
    expect((await get(app).set('If-None-Match', '"other"')).status).toBe(200);
  });

  it('knows its ETag at any place of a list, strong or weak, and as a star', async () => {
    const app = fakeApp();
    const etag = (await get(app)).headers.etag ?? '';
    const strong = etag.replace('W/', '');
    const ask = async (known: string) => (await get(app).set('If-None-Match', known)).status;
    for (const known of [etag, strong, '*', `"a", W/"b",${etag}`, `"a" , ${strong} , "c"`])
      expect([known, await ask(known)]).toEqual([known, 304]);
    for (const known of ['"a", W/"b"', `${strong.slice(0, -1)}x"`, ''])
      expect([known, await ask(known)]).toEqual([known, 200]);
  });

  it('asks for the key also when the answer did not change', async () => {
    const app = fakeApp();
    const { headers } = await get(app);
    const again = await request(app)
      .get(path)
      .set('If-None-Match', headers.etag ?? '');
    expect(again.status).toBe(401);
  });

  it('gives the same ETag with and without compression', async () => {
    const app = fakeApp();
    const plain = await get(app, long);
    const packed = await get(app, long).set('Accept-Encoding', 'gzip');
    expect(packed.headers.etag).toBe(plain.headers.etag);
    const again = await get(app, long)
      .set('Accept-Encoding', 'gzip')
      .set('If-None-Match', packed.headers.etag ?? '');
    expect(again.status).toBe(304);
  });
});

describe('compression', () => {
  it('packs long answers on request', async () => {
    const { headers, body } = await get(fakeApp(), long).set('Accept-Encoding', 'gzip');
    expect(headers['content-encoding']).toBe('gzip');
    expect(headers.vary).toBe('X-API-Key, Accept-Encoding');
    expect(body).toHaveProperty('comparisons');
  });

  it('leaves short answers as they are, and says what they vary by', async () => {
    const { headers, text } = await get().set('Accept-Encoding', 'gzip');
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers['content-length']).toBe(String(Buffer.byteLength(text)));
    expect(headers.vary).toBe('X-API-Key, Accept-Encoding');
  });
});

describe('CORS', () => {
  it('is off unless origins are configured', async () => {
    const { headers } = await get().set('Origin', origin);
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('lets configured origins in and no other', async () => {
    const app = fakeApp({ corsOrigins: [origin] });
    const allowed = await get(app).set('Origin', origin);
    expect(allowed.headers['access-control-allow-origin']).toBe(origin);
    expect(allowed.headers['access-control-expose-headers']).toContain('X-Request-Id');
    expect(allowed.headers.vary).toContain('Origin');
    const other = await get(app).set('Origin', 'https://evil.example');
    expect(other.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('answers the preflight of the key header', async () => {
    const { status, headers } = await request(fakeApp({ corsOrigins: [origin] }))
      .options(path)
      .set('Origin', origin)
      .set('Access-Control-Request-Method', 'GET')
      .set('Access-Control-Request-Headers', 'x-api-key');
    expect(status).toBe(204);
    expect(headers['access-control-allow-headers']).toContain('X-API-Key');
  });

  it('lets everybody in with *', async () => {
    const { headers } = await get(fakeApp({ corsOrigins: ['*'] })).set('Origin', origin);
    expect(headers['access-control-allow-origin']).toBe('*');
  });

  it('shows errors to allowed pages too', async () => {
    const { status, headers } = await request(fakeApp({ corsOrigins: [origin] }))
      .get(path)
      .set('Origin', origin);
    expect([status, headers['access-control-allow-origin']]).toEqual([401, origin]);
  });
});

describe('every answer', () => {
  it.each([path, '/nowhere', '/docs', '/healthz', `${base}/datasets/%zz/contests`])(
    'has security headers and a request id: %s',
    async (address) => {
      const { headers } = await get(fakeApp(), address);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers).not.toHaveProperty('x-powered-by');
    },
  );

  it.each([
    ['on a route', path, {}],
    ['on the documentation', '/docs', {}],
    ['as a preflight', path, { 'Access-Control-Request-Method': 'GET' }],
  ])(
    'has security headers and a request id, also to OPTIONS: %s',
    async (_name, address, asked) => {
      const preflight = 'Access-Control-Request-Method' in asked;
      const app = fakeApp(preflight ? { corsOrigins: [origin] } : {});
      const { status, headers } = await request(app)
        .options(address)
        .set({ Origin: origin, 'X-Request-Id': 'trace-9', ...asked });
      expect(status).toBe(204);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-request-id']).toBe('trace-9');
    },
  );

  it('keeps a harmless request id and replaces any other', async () => {
    const kept = await get().set('X-Request-Id', 'trace-42.a:b');
    expect(kept.headers['x-request-id']).toBe('trace-42.a:b');
    for (const bad of ['a b', '<script>', 'x'.repeat(129), '"']) {
      const { headers } = await get().set('X-Request-Id', bad);
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('names the request in an error body', async () => {
    const { body } = await request(fakeApp()).get('/nowhere').set('X-Request-Id', 'trace-7');
    expect(body).toEqual({
      error: 'Not Found',
      message: 'There is nothing at /nowhere. See /docs',
      request_id: 'trace-7',
    });
  });
});

describe('unknown paths', () => {
  it.each([
    '/api',
    base,
    `${base}/`,
    `${base}/nothing`,
    `${base}/Datasets`,
    `${base}/datasets/1`,
    '/docs/x',
    '/..%2f',
  ])('are a 404 in JSON: %s', async (address) => {
    const { status, type, body } = await get(fakeApp(), address);
    expect([status, type, body.error]).toEqual([404, 'application/json', 'Not Found']);
  });

  it('are a 404 for every method', async () => {
    expect((await request(fakeApp()).post('/nowhere')).status).toBe(404);
  });
});

describe('addresses that are not properly encoded', () => {
  it.each([
    '/nowhere/%zz',
    '/docs?x=%',
    '/healthz?x=%e0%a4',
    `${path}?x=%zz`,
    `${base}/datasets/%zz/contests`,
  ])('are a 400, whatever they lead to: %s', async (address) => {
    const { status, type } = await get(fakeApp(), address);
    expect([status, type]).toEqual([400, 'application/json']);
  });
});

describe('the log', () => {
  it('has a line per request, without key and query', async () => {
    const lines: string[] = [];
    const logger = pino({}, { write: (line: string) => void lines.push(line) });
    await get(fakeApp({ logger }), `${path}?api_key=secret-in-query`).set('X-Request-Id', 'r-1');
    await new Promise(setImmediate);
    const text = lines.join('');
    expect(JSON.parse(text)).toMatchObject({
      msg: 'request',
      request_id: 'r-1',
      method: 'GET',
      path,
      status: 400,
      key_id: 1,
    });
    expect(text).not.toContain(goodKey);
    expect(text).not.toContain('secret-in-query');
  });

  it('tells what failed, which the answer does not, and no fault where a client asked wrongly', async () => {
    const lines: string[] = [];
    const logger = pino({}, { write: (line: string) => void lines.push(line) });
    const datasets = () => Promise.reject(new Error('a broken disk'));
    const app = fakeApp({ logger, analysis: { ...fakeAnalysis, datasets } });
    const { status, text } = await get(app).set('X-Request-Id', 'r-2');
    expect([status, text.includes('broken disk')]).toEqual([500, false]);
    expect((await get(app, '/nowhere')).status).toBe(404);
    const faults = lines.filter((line) => line.includes('request failed'));
    expect(faults.map((line): unknown => JSON.parse(line))).toMatchObject([
      { level: 50, request_id: 'r-2', err: { message: 'a broken disk' } },
    ]);
  });
});
