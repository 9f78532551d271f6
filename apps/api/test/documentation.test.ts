import { apiFamilies } from '@crossvote/contracts';
import request from 'supertest';
import { electionEndpoints } from '../src/election/endpoints.ts';
import { fakeApp } from './fakes.ts';

describe('GET /openapi.json', () => {
  it('is the document of this service, for everybody', async () => {
    const app = fakeApp({ publicUrl: 'https://votes.example', version: '9.9.9' });
    const { status, type, body } = await request(app).get('/openapi.json');
    expect([status, type, body.openapi]).toEqual([200, 'application/json', '3.1.0']);
    expect(body.servers).toEqual([{ url: 'https://votes.example' }]);
    expect(body.info.version).toBe('9.9.9');
  });

  it('names a relative server unless the public address is given, whatever the Host header', async () => {
    const { body } = await request(fakeApp()).get('/openapi.json').set('Host', 'evil.example');
    expect(body.servers).toEqual([{ url: '/' }]);
  });

  it('declares only routes that are answered', () => {
    const answered = electionEndpoints.map(({ route }) => route.id);
    const declared = apiFamilies.flatMap(({ routes }) => routes.map(({ id }) => id));
    expect(answered).toEqual(declared);
  });

  it('names paths that exist: without a key each is a 401', async () => {
    const app = fakeApp();
    const { body } = await request(app).get('/openapi.json');
    for (const path of Object.keys(body.paths as object)) {
      const { status } = await request(app).get(path.replaceAll(/\{\w+\}/g, '1'));
      expect(status).toBe(401);
    }
  });
});

/** The text of a page, as a person reads it. */
function textOf(page: string): string {
  return page
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}

describe('GET /docs', () => {
  it('shows every endpoint, parameter and schema', async () => {
    const app = fakeApp({ publicUrl: 'https://votes.example' });
    const { status, type, text } = await request(app).get('/docs');
    expect([status, type]).toEqual([200, 'text/html']);
    const { body } = await request(app).get('/openapi.json');
    for (const path of Object.keys(body.paths as object)) expect(textOf(text)).toContain(path);
    for (const name of Object.keys(body.components.schemas as object)) {
      expect(text).toContain(`id="schema-${name}"`);
    }
    expect(text).toContain('compare_contest_ids');
    expect(text).toContain('https://votes.example/api/v1/election/datasets');
  });

  it('sends its sample requests where the reader is, unless the public address is given', async () => {
    const page = (host: string, publicUrl?: string) =>
      request(fakeApp(publicUrl === undefined ? {} : { publicUrl }))
        .get('/docs')
        .set('Host', host);
    const local = await page('votes.local:3000');
    expect(textOf(local.text)).toContain("'http://votes.local:3000/api/v1/election/datasets'");
    const unsafe = await page('$(reboot)');
    expect(unsafe.text).not.toContain('reboot');
    expect(unsafe.text).toContain('http://your_server/api/v1/election/datasets');
    const fixed = await page('votes.local:3000', 'https://votes.example/');
    expect(fixed.text).not.toContain('votes.local');
    expect(fixed.text).toContain('https://votes.example/api/v1/election/datasets');
  });

  it('loads nothing but its own style sheet, and has no script', async () => {
    const { text } = await request(fakeApp()).get('/docs');
    const loads = [...text.matchAll(/(?:src|href|action|data|srcset|poster)="([^"]*)"/g)].map(
      ([, address]) => address,
    );
    expect(new Set(loads.filter((address) => !address?.startsWith('#')))).toEqual(
      new Set(['docs/style.css', 'openapi.json']),
    );
    expect(text).not.toMatch(/<script|<style|style=|<img|<iframe|@import|\son\w+=/i);
  });

  it.each([
    ['https://votes.example/docs', '/docs'],
    ['https://host.example/sub/docs', '/docs'],
    ['https://host.example/sub/docs/', '/docs/'],
  ])('leads to what lies beside it: %s', async (address, path) => {
    const { text } = await request(fakeApp({ publicUrl: 'https://host.example/sub' })).get(path);
    const [, ...base] = new URL(address).pathname.replace(/\/docs\/?$/, '').split('/');
    const linked = [...text.matchAll(/href="([^#"][^"]*)"/g)].map(
      ([, target = '']) => new URL(target, address).pathname,
    );
    expect(linked).toEqual(
      ['docs/style.css', 'openapi.json'].map((name) => ['', ...base, name].join('/')),
    );
  });

  it.each(['https://host.example/sub', 'https://host.example/sub/'])(
    'has all addresses below %s, where that is the public one',
    async (publicUrl) => {
      const app = fakeApp({ publicUrl });
      const text = textOf((await request(app).get('/docs')).text);
      const addresses = [...text.matchAll(/https?:\/\/[^\s'"]+/g)].map(([address]) => address);
      expect(addresses.length).toBeGreaterThan(9);
      for (const address of addresses)
        expect(`${address}/`).toMatch(/^https:\/\/host\.example\/sub\/(api\/v1\/election\/|$)/);
      const { body } = await request(app).get('/openapi.json');
      expect(body.servers).toEqual([{ url: 'https://host.example/sub' }]);
      expect((await request(app).get('/')).headers.location).toBe('/sub/docs');
      for (const path of ['/nowhere', '/api/v1/election/nowhere'])
        expect((await request(app).get(path)).body.message).toMatch(/ See \/sub\/docs$/);
    },
  );

  it('shows each request of each route in three languages', async () => {
    const { text } = await request(fakeApp()).get('/docs');
    const examples = apiFamilies.flatMap(({ routes }) => routes.flatMap((route) => route.examples));
    for (const language of ['sh', 'python', 'ts', 'json'])
      expect(text.split(`class="language-${language}"`)).toHaveLength(examples.length + 1);
  });

  it('has no name that is wider than a telephone, or breaks within', async () => {
    const { text } = await request(fakeApp()).get('/docs');
    const withoutSamples = text.replaceAll(/<pre>.*?<\/pre>/gs, '');
    // At 420 px, 388 are left between the margins; a digit of the font for code is 8.4 px wide at most (14 px, 0.6 em).
    const widest = Math.floor(388 / 8.4);
    const apart = withoutSamples.replaceAll(/<wbr \/>|<\/(?:li|th|td|dt|dd|h\d)>/g, ' ');
    const words = textOf(apart).split(/\s+/);
    expect(words.filter((word) => word.length > widest)).toEqual([]);
    const codes = [...withoutSamples.matchAll(/<code>([^<]*)<\/code>/g)].map(([, code]) => code!);
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => textOf(code).length > widest)).toEqual([]);
    const { text: style } = await request(fakeApp()).get('/docs/style.css');
    expect(style).not.toMatch(/overflow-wrap|word-break|hyphens/);
    expect(style).toMatch(/:not\(pre\) > code \{[^}]*white-space: nowrap/);
    expect(style).toMatch(/\npre \{[^}]*overflow-x: auto/);
  });

  it('leads only to anchors that exist', async () => {
    const { text } = await request(fakeApp()).get('/docs');
    const anchors = [...text.matchAll(/href="#([^"]+)"/g)].map(([, anchor]) => anchor);
    expect(anchors.length).toBeGreaterThan(10);
    expect(anchors.filter((anchor) => !text.includes(`id="${anchor ?? ''}"`))).toEqual([]);
  });

  it('has a style sheet that loads nothing', async () => {
    const { status, type, text } = await request(fakeApp()).get('/docs/style.css');
    expect([status, type]).toEqual([200, 'text/css']);
    expect(text).not.toMatch(/url\(|@import|https?:/);
    expect(text).toContain('prefers-color-scheme: dark');
  });
});

describe('GET /', () => {
  it('leads to the documentation', async () => {
    const { status, headers } = await request(fakeApp()).get('/');
    expect([status, headers.location]).toEqual([302, '/docs']);
  });
});

describe('health checks', () => {
  it('say that the process is up', async () => {
    const ready = () => Promise.reject(new Error('no'));
    const { status, body } = await request(fakeApp({ ready })).get('/healthz');
    expect([status, body]).toEqual([200, { status: 'ok' }]);
  });

  it('let pages of all origins learn that something answers, and nothing else', async () => {
    const { headers } = await request(fakeApp()).get('/healthz').set('Origin', 'https://a.example');
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    for (const path of ['/readyz', '/docs', '/api/v1/election/datasets']) {
      const other = await request(fakeApp()).get(path);
      expect(other.headers['cross-origin-resource-policy']).toBe('same-origin');
    }
  });

  it('say whether the database answers', async () => {
    expect((await request(fakeApp()).get('/readyz')).body).toEqual({ status: 'ready' });
    const ready = () => Promise.reject(new Error('password in here'));
    const { status, body, text, headers } = await request(fakeApp({ ready })).get('/readyz');
    expect([status, body.message]).toEqual([
      503,
      'The database does not answer: try again in a moment',
    ]);
    expect(headers['retry-after']).toBe('2');
    expect(text).not.toContain('password');
  });

  it('are read only', async () => {
    expect((await request(fakeApp()).post('/healthz')).status).toBe(405);
  });
});
