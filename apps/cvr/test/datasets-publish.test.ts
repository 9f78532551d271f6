import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger, electionAnswerer, startService } from '@crossvote/api';
import { ElectionAnalysis } from '@crossvote/analysis';
import { describeEachDatabase } from '@crossvote/store/testing';
import { cvrIn, type Cvr } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { tinyExport } from './support/tiny-export.ts';

const folder = temporaryFolder();
const file = path.join(folder, 'tiny.csv');
writeFileSync(file, tinyExport);
const tiny = 'Tiny Town 2023 Special Election';

describeEachDatabase('who may see a dataset', (databases) => {
  let url: string;
  let cvr: Cvr;
  beforeEach(async () => {
    url = await databases.create();
    await (await databases.open(url)).close();
    cvr = cvrIn(folder, { env: { DATABASE_URL: url } });
    await cvr('ingest', file, '--quiet');
  });
  const listed = async (...words: string[]) => (await cvr.json('datasets', ...words)).datasets;

  it('is said by publish and unpublish, and shown in the list', async () => {
    expect(await listed()).toEqual([
      expect.not.objectContaining({ visibility: expect.anything() }),
    ]);
    expect(await cvr('datasets', 'publish', 'tiny')).toEqual({
      status: 0,
      out: `Dataset 1, ${tiny}: everybody may see it\n`,
      err: '',
    });
    expect(await listed()).toMatchObject([{ id: 1, visibility: 'public' }]);
    expect((await cvr('datasets')).out).toMatch(/^Id  Name .* Visibility  Records\n 1 .* public /);
    expect((await cvr('datasets', '--csv')).out).toMatch(/,visibility\n1,.*,public\n$/);
    expect(await cvr.json('datasets', 'unpublish', '1', '--office')).toMatchObject({
      ...{ id: 1, name: tiny, total_records: 6, visibility: 'office' },
    });
    expect((await cvr('datasets', 'unpublish', '1')).out).toBe(
      `Dataset 1, ${tiny}: clients with a key may see it\n`,
    );
    expect((await cvr('datasets')).out).not.toContain('Visibility');
    expect((await cvr('db', 'verify')).status).toBe(0);
  });

  it('is the office alone where it is said so: only --office shows it then', async () => {
    const output = path.join(folder, `${databases.provider}.csv`);
    const calls = [
      ['results', '1'],
      ['cross', 'tiny', '--source', 'mayor=ann', '--compare', 'council'],
      ['export', tiny, '--format', 'csv-wide', '--output', output, '--force'],
    ];
    const before = await Promise.all(calls.map((call) => cvr(...call)));
    await cvr('datasets', 'unpublish', '1', '--office');
    for (const [place, call] of calls.entries()) {
      expect(await cvr(...call)).toEqual({
        status: 1,
        out: '',
        err: `cvr: dataset 1, ${tiny}, is visible to the office alone; add --office to see it\n`,
      });
      expect(await cvr(...call, '--office')).toEqual(before[place]);
    }
    expect(await listed()).toEqual([]);
    expect(await listed('--office')).toMatchObject([{ id: 1, visibility: 'office' }]);
    const note = 'note: 1 dataset is visible to the office alone; see: cvr datasets --office\n';
    expect((await cvr('datasets')).out).toBe(note);
    expect((await cvr('datasets', '--csv')).err).toBe(note);
    expect((await cvr('datasets', '--office')).out).toMatch(/ office +6\n$/);
  });

  it('makes no other dataset hard to name', async () => {
    const other = path.join(folder, 'other.csv');
    writeFileSync(other, tinyExport.replace('1,P1,A,1,0,1,1,0\n', ''));
    await cvr('ingest', other, '--quiet', '--name', 'Tiny Town recount');
    await cvr('datasets', 'unpublish', '1', '--office');
    expect((await cvr('results', 'tiny')).out).toMatch(/^Tiny Town recount: 5 records\n/);
    expect((await cvr('results', 'tiny', '--office')).err).toContain('fits more than one dataset');
    expect((await cvr('results', 'elm')).err).not.toContain(tiny);
  });

  it('stays for what takes its place', async () => {
    await cvr('datasets', 'unpublish', '1', '--office');
    await cvr('ingest', file, '--quiet', '--replace');
    expect(await listed()).toEqual([]);
    expect(await listed('--office')).toMatchObject([{ visibility: 'office' }]);
  });

  it('is kept by a running service that has answered before: the dataset is as if it were not there', async () => {
    const store = await databases.open(url);
    const { key } = await store.keys.create({ name: 'desk', expiresAt: null });
    const freshMs = 50;
    const service = await startService({
      answerer: electionAnswerer(new ElectionAnalysis(store, { freshMs })),
      keys: store.keys,
      ready: () => store.ready(),
      logger: createLogger({ level: 'silent' }),
      ...{ port: 0, freshMs },
    });
    const addresses = (id: number) => [
      `/${id}/contests`,
      `/${id}/analysis/cross-voting?source_contest_ids=1&source_choice_ids=1&compare_contest_ids=2`,
    ];
    const ask = async (address: string, headers = {}) => {
      const base = `${service.url}/api/v1/election/datasets`;
      const response = await fetch(base + address, { headers: { 'X-API-Key': key, ...headers } });
      // What every answer has of its own: a number of the request and what follows from it.
      const body = (await response.text()).replace(/"request_id":"[^"]*"/, '');
      const own = ['date', 'etag', 'x-request-id', 'x-ratelimit-remaining', 'x-ratelimit-reset'];
      const kept = [...response.headers].filter(([name]) => !own.includes(name));
      return {
        answer: { status: response.status, kept, body },
        etag: response.headers.get('etag'),
      };
    };
    const etags = new Map<string, string>();
    for (const address of ['', ...addresses(1)]) {
      const { answer, etag } = await ask(address);
      expect(answer.status).toBe(200);
      etags.set(address, etag ?? '');
    }
    await cvr('datasets', 'unpublish', '1', '--office');
    const until = async (
      address: string,
      isSo: (answer: { status: number; body: string }) => boolean,
    ) => {
      while (!isSo((await ask(address)).answer)) await sleep(20);
    };
    await until('', ({ body }) => body === '{"datasets":[]}');
    for (const address of addresses(1)) await until(address, ({ status }) => status !== 200);
    for (const [place, address] of addresses(1).entries()) {
      const ifKnown = { 'If-None-Match': etags.get(address) ?? '' };
      const hidden = await ask(address, ifKnown);
      const missing = await ask(addresses(7)[place] ?? '', ifKnown);
      expect(hidden.answer.status).toBe(404);
      const ofSeven = {
        ...hidden.answer,
        body: hidden.answer.body.replace('Dataset 1', 'Dataset 7'),
      };
      expect(ofSeven).toEqual(missing.answer);
    }
    const damage = (name: string) => databases.sql(url, `UPDATE "Dataset" SET "name" = '${name}'`);
    await damage('Damaged');
    await sleep(2 * freshMs);
    expect((await ask('')).answer.body).toBe('{"datasets":[]}');
    for (const address of addresses(1)) expect((await ask(address)).answer.status).toBe(404);
    await damage(tiny);
    await cvr('datasets', 'publish', '1');
    for (const address of addresses(1)) await until(address, ({ status }) => status === 200);
    await until('', ({ body }) => body.includes('"visibility":"public"'));
    await service.close();
  });
});
