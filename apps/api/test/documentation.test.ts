import { apiFamilies } from '@crossvote/contracts';
import request from 'supertest';
import { electionEndpoints } from '../src/election/endpoints.ts';
import { fakeAnalysis, fakeApp } from './fakes.ts';

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
    const answered = electionEndpoints(fakeAnalysis).map(({ route }) => route.id);
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

describe('GET /docs', () => {
  it('shows every endpoint, parameter and schema', async () => {
    const app = fakeApp({ publicUrl: 'https://votes.example' });
    const { status, type, text } = await request(app).get('/docs');
    expect([status, type]).toEqual([200, 'text/html']);
    const { body } = await request(app).get('/openapi.json');
    for (const path of Object.keys(body.paths as object)) expect(text).toContain(path);
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
    expect(local.text).toContain(
      '"http://votes.local:3000/api/v1/election/datasets"'.replaceAll('"', '&quot;'),
    );
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
    const elsewhere = loads.filter(
      (address) => !address?.startsWith('#') && !address?.startsWith('/'),
    );
    expect(elsewhere).toEqual([]);
    expect(text).not.toMatch(/<script|<style|style=|<img|<iframe|@import|\son\w+=/i);
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
