import { connect } from 'node:net';
import { once } from 'node:events';
import { DatabaseOutageError } from '@crossvote/analysis';
import { electionApi, openApiDocument } from '@crossvote/contracts';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import request from 'supertest';
import { base, goodKey } from '../fakes.ts';
import { nestedQuery, tinyApi } from './contract.ts';
import { getTiny, tinyApp } from './tiny-app.ts';

/** The text of each element of a document, by name. @throws Error where it is not well-formed */
function elementsOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  const parser = new SaxesParser();
  const open: string[] = [];
  parser.on('opentag', ({ name }) => void open.push(name));
  parser.on('text', (content) => (found[open.at(-1) ?? ''] = content));
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  return found;
}

describe('the formats of a family', () => {
  it('are its default, what the address says, or what the client accepts', async () => {
    const { app } = tinyApp();
    const plain = await getTiny(app, '/tiny/towns/Springfield');
    expect(plain.headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(elementsOf(plain.text)).toMatchObject({ name: 'Springfield', office: 'city' });
    const ways: [string, Record<string, string>][] = [
      ['/tiny/towns/Springfield?format=json', {}],
      ['/tiny/towns/Springfield.json', {}],
      ['/tiny/towns/Springfield', { Accept: 'application/json' }],
    ];
    for (const [address, headers] of ways) {
      const { body } = await getTiny(app, address, headers);
      expect(body).toEqual({ Town: { name: 'Springfield', office: 'city', revision: 1 } });
    }
    expect(plain.headers).toMatchObject({
      'cache-control': 'public, max-age=5',
      vary: 'x-office, Accept, Accept-Encoding',
      'x-bytes': String(Buffer.byteLength(plain.text)),
    });
  });

  it('write names of all kinds', async () => {
    const { app } = tinyApp();
    const { text } = await getTiny(app, `/tiny/towns/${encodeURIComponent('<A&B> "é"')}`);
    expect(elementsOf(text).name).toBe('<A&B> "é"');
  });
});

describe('what goes wrong in a family', () => {
  const nested = 'state%5B$in%5D%5B%5D';
  it.each([
    ['a path without a route', '/tiny/nope', 404, 'no_route', ''],
    ['the base itself', '/tiny', 404, 'no_route', ''],
    ['a format that there is not', '/tiny/towns/a?format=csv', 406, 'format', ''],
    ['a parameter that there is not', '/tiny/towns/a?x=1', 400, 'unknown_param', 'x'],
    [
      'a place within',
      `/tiny/towns/a?${nested}=MN&${nested}=x`,
      400,
      'invalid_param',
      'state.$in.1',
    ],
    ['a nested name', '/tiny/towns/a?state%5B$gt%5D=1', 400, 'unknown_param', 'state.$gt'],
    ['a name of every object', '/tiny/towns/a?state%5B__proto__%5D=1', 400, 'unknown_param', ''],
    ['a query too deep', '/tiny/towns/a?a[b][c][d][e][f][g]=1', 400, 'invalid_param', ''],
    ['a malformed address', '/tiny/towns/%zz', 400, 'address', ''],
    ['a long address', `/tiny/towns/${'a'.repeat(300)}`, 414, 'address', ''],
  ])('is worded by it: %s', async (_, address, status, code, at) => {
    const answer = await getTiny(tinyApp().app, address);
    const words = { at: '', ...elementsOf(answer.text) };
    expect([answer.status, words]).toMatchObject([status, { code, at }]);
    expect(answer.headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(answer.headers['x-request-id']).toMatch(/./);
  });

  it('is worded in the format that was asked for', async () => {
    const { status, body } = await getTiny(tinyApp().app, '/tiny/towns/a?format=json&x=1');
    expect([status, body.Error.code]).toEqual([400, 'unknown_param']);
  });

  it.each([
    ['', 'no_key'],
    ['?key=wrong', 'bad_key'],
  ])('is worded by it: the key of %j', async (query, code) => {
    const { status, text, headers } = await request(tinyApp().app).get(`/tiny/towns/a${query}`);
    expect([status, elementsOf(text).code]).toEqual([401, code]);
    expect(headers).not.toHaveProperty('www-authenticate');
  });

  it('is worded by it: a method, an expectation, an outage, a fault', async () => {
    const { app, state } = tinyApp();
    const posted = await request(app).post('/tiny/towns/a');
    expect([posted.status, elementsOf(posted.text).code]).toEqual([405, 'method']);
    expect(posted.headers.allow).toBe('GET, HEAD, OPTIONS');
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = connect((server.address() as { port: number }).port, '127.0.0.1');
    socket.end('GET /tiny/towns/a HTTP/1.1\r\nConnection: close\r\n\r\n');
    const [data] = (await once(socket, 'data')) as [Buffer];
    expect(data.toString()).toContain('<code>protocol</code>');
    state.failure = new DatabaseOutageError('host db.internal is gone');
    const away = await getTiny(app, '/tiny/towns/a');
    expect([away.status, elementsOf(away.text).code]).toEqual([503, 'busy']);
    state.failure = new TypeError('secret');
    const broken = await getTiny(app, '/tiny/towns/b');
    expect([broken.status, elementsOf(broken.text).code]).toEqual([500, 'fault']);
    expect(broken.text).not.toContain('secret');
    server.close();
  });

  it('is told in our words where the family has none', async () => {
    const mute = {
      ...tinyApi,
      errors: {
        ...tinyApi.errors,
        write: (...told: Parameters<typeof tinyApi.errors.write>) => {
          // The documentation has its own examples.
          if (told[1].requestId === undefined) return tinyApi.errors.write(...told);
          throw new Error('no words');
        },
      },
    };
    const { app } = tinyApp({ families: [mute] });
    for (const address of ['/tiny/nope', '/tiny/towns/a']) {
      const { status, body } = await request(app).get(address);
      expect([status, body.error]).toEqual([500, 'Server Error']);
    }
  });

  it('elsewhere keeps other words', async () => {
    const { app } = tinyApp();
    for (const address of ['/tinyx', '/nope', `${base}/nope`]) {
      const { status, body } = await request(app).get(address);
      expect([status, body.error]).toEqual([404, 'Not Found']);
    }
  });
});

describe('the longest base', () => {
  it('has the request', async () => {
    const { app } = tinyApp();
    expect((await getTiny(app, '/tiny/v2/towns/a')).status).toBe(200);
    expect((await getTiny(app, '/tiny/v2x/towns/a')).status).toBe(404);
  });
});

describe('answers that are kept', () => {
  it('are those of the same request, format and version only', async () => {
    const { app, state } = tinyApp();
    const addresses = ['/tiny/towns/a', '/tiny/towns/a.json', '/tiny/towns/b', '/tiny/v2/towns/a'];
    for (const address of [...addresses, ...addresses])
      expect((await getTiny(app, address)).status).toBe(200);
    expect(state.asked).toBe(4);
    const other = await getTiny(app, '/tiny/towns/a', { 'X-Office': 'county' });
    expect(elementsOf(other.text).office).toBe('county');
    expect(state.asked).toBe(5);
    state.revision = 2;
    expect(elementsOf((await getTiny(app, '/tiny/towns/a')).text).revision).toBe('2');
  });

  it('are not asked for where the client has their version', async () => {
    const { app, state } = tinyApp();
    const { etag = '' } = (await getTiny(app, '/tiny/towns/a')).headers;
    state.failure = new Error('asked');
    const again = await getTiny(app, '/tiny/towns/a', { 'If-None-Match': etag });
    expect([again.status, again.headers['content-type']]).toEqual([
      304,
      'application/xml; charset=utf-8',
    ]);
    const json = await getTiny(app, '/tiny/towns/a.json', { 'If-None-Match': etag });
    expect(json.status).toBe(500);
    const any = await getTiny(app, '/tiny/towns/a.json', { 'If-None-Match': '*' });
    expect(any.status).toBe(500);
    state.revision = 2;
    expect((await getTiny(app, '/tiny/towns/a', { 'If-None-Match': etag })).status).toBe(500);
  });
});

describe('the limit of a family', () => {
  it('counts each key, says what is left, and refuses in its words', async () => {
    const { app } = tinyApp();
    const left: unknown[] = [];
    for (let times = 0; times < 20; times += 1)
      left.push((await getTiny(app, '/tiny/towns/a')).headers['x-left']);
    expect(left).toEqual(Array.from({ length: 20 }, (_, place) => String(19 - place)));
    const { status, text, headers } = await getTiny(app, '/tiny/towns/a');
    expect([status, elementsOf(text)]).toMatchObject([
      429,
      { code: 'quota', message: 'slow down' },
    ]);
    expect(headers).toMatchObject({ 'x-left': '0' });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect((await request(app).get('/tiny/towns/a')).status).toBe(401);
    const core = await request(app).get(`${base}/nope`);
    expect(core.headers).not.toHaveProperty('x-left');
  });
});

describe('pages of other origins', () => {
  const origin = 'https://page.example';
  it('may call an open family, and no other one', async () => {
    const { app } = tinyApp();
    const open = await getTiny(app, '/tiny/towns/a', { Origin: origin });
    expect(open.headers['access-control-allow-origin']).toBe('*');
    const asked = await request(app).options('/tiny/towns/a').set({
      Origin: origin,
      'Access-Control-Request-Method': 'GET',
    });
    expect(asked.headers['access-control-allow-headers']).toContain('x-office');
    expect(open.headers['access-control-expose-headers']).toBe(
      'ETag,X-Request-Id,Retry-After,X-Left,X-Bytes',
    );
    const closed = await request(app).get(`${base}/datasets`).set({ Origin: origin });
    expect(closed.headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('a grammar', () => {
  it('reads what it wrote', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 });
    const name = fc.stringMatching(/^[a-z$]{1,6}$/);
    const value = fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 5 }));
    const query = fc.dictionary(name, fc.oneof(value, fc.dictionary(name, value, { minKeys: 1 })));
    fc.assert(
      fc.property(query, (asked) => {
        expect(nestedQuery.read(nestedQuery.write(asked))).toEqual({ ...asked });
      }),
      { seed: 1 },
    );
  });
});

describe('the OpenAPI document of several families', () => {
  const document = openApiDocument({ serverUrl: '/', version: '1' }, [electionApi, tinyApi]);
  const town = document.paths['/tiny/v2/towns/{town}']?.get;

  it('says what each asks for', () => {
    expect(document.security).toEqual([{ apiKey: [] }]);
    expect(town?.security).toEqual([{ apiKey2: [] }]);
    expect(document.components.securitySchemes).toMatchObject({
      apiKey2: { type: 'apiKey', in: 'query', name: 'key' },
    });
    expect(document.paths[`${base}/datasets`]?.get).not.toHaveProperty('security');
  });

  it('has nested parameters, headers, and both formats', () => {
    expect(town?.parameters.find(({ name }) => name === 'state')).toMatchObject({
      in: 'query',
      required: false,
      style: 'deepObject',
      explode: true,
    });
    expect(town?.parameters.find(({ name }) => name === 'x-office')).toMatchObject({
      in: 'header',
      description: 'Who looks.',
    });
    const success = town?.responses[200];
    expect(success).toMatchObject({
      content: { 'application/xml': {}, 'application/json': { schema: { type: 'object' } } },
    });
  });

  it('says of each in which formats it answers, and where a request carries its key', () => {
    const [election, tiny] = document.tags.map(({ description }) => description);
    expect(election).toMatch(
      /on the same ballot\. Read-only\. Answers are JSON\. Every request carries an API key in the header `X-API-Key`\.$/,
    );
    expect(tiny).toBe(
      'Towns. Read-only. Answers are XML or JSON, XML unless asked otherwise. Every request carries an API key in the parameter `key`.',
    );
    const open = openApiDocument({ serverUrl: '/', version: '1' }, [
      { ...tinyApi, access: { kind: 'open' } },
    ]);
    expect(open.tags[0]?.description).toMatch(/No key is needed\.$/);
    expect(document.info.description).not.toMatch(/JSON|key/);
  });

  it('has the errors of each in its own words', () => {
    expect(town?.responses[400]).toEqual({ $ref: '#/components/responses/TinyBadRequest' });
    expect(document.components.responses.TinyTooManyRequests).toMatchObject({
      description: 'Too many requests.',
      content: { 'application/xml': { schema: { type: 'string' } } },
    });
    expect(document.components.responses.BadRequest?.content).toHaveProperty('application/json');
  });
});

it('a key that may see some datasets sees no other, also among kept answers', async () => {
  const { fakeApp, fakeDeps, FakeKeys, sha256 } = await import('../fakes.ts');
  const { answerer } = fakeDeps();
  const keys = new FakeKeys();
  for (const [id, datasets] of [
    [7, [2, 3]],
    [8, [1]],
  ] as const) {
    const sha = sha256(`key ${id}`);
    keys.records.set(sha, {
      ...{ id, sha256: sha, expiresAt: null, deactivatedAt: null },
      datasets,
    });
  }
  const app = fakeApp({ answerer, keys, freshMs: 60_000 });
  const ask = (key: string, path: string) =>
    request(app)
      .get(base + path)
      .set('X-API-Key', key);
  const idsOf = async (key: string) => {
    const { body } = await ask(key, '/datasets');
    return (body as { datasets: { id: number }[] }).datasets.map(({ id }) => id);
  };
  for (let times = 0; times < 2; times += 1) {
    expect(await idsOf(goodKey)).toEqual([1]);
    expect(await idsOf('key 7')).toEqual([]);
    expect(await idsOf('key 8')).toEqual([1]);
    expect((await ask('key 8', '/datasets/1/contests')).status).toBe(200);
    const question = 'source_contest_ids=1&source_choice_ids=10&compare_contest_ids=4';
    for (const path of ['/datasets/1/contests', `/datasets/1/analysis/cross-voting?${question}`]) {
      expect((await ask(goodKey, path)).status).toBe(200);
      const hidden = await ask('key 7', path);
      expect([hidden.status, hidden.body.message]).toEqual([404, 'Dataset 1 not found']);
    }
  }
});
