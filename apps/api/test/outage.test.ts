import { DamagedError, DatabaseOutageError } from '@crossvote/analysis';
import request from 'supertest';
import { base, fakeAnalysis, fakeApp, FakeKeys, goodKey, type Changes } from './fakes.ts';

const question = 'source_contest_ids=1&source_choice_ids=10&compare_contest_ids=4';
const routes = [
  `${base}/datasets`,
  `${base}/datasets/1/contests`,
  `${base}/datasets/1/analysis/cross-voting?${question}`,
];
const down = () => Promise.reject(new DatabaseOutageError('cannot reach db.internal:5432'));
const noAnalysis = { datasets: down, contests: down, crossVoting: down };
const noKeys = Object.assign(new FakeKeys(), { findByHash: down });

async function expectOutage(path: string, changes: Changes): Promise<void> {
  const { status, body, headers, text } = await request(fakeApp(changes))
    .get(path)
    .set('X-API-Key', goodKey);
  expect([status, headers['retry-after'], body.error]).toEqual([503, '2', 'Service Unavailable']);
  expect(text).not.toContain('internal');
}

describe('while the database is away', () => {
  it.each(routes)('%s is a 503 that says when to ask again', async (path) => {
    await expectOutage(path, { analysis: noAnalysis });
  });

  it.each(routes)('%s is the same where the key cannot be looked up', async (path) => {
    await expectOutage(path, { keys: noKeys });
  });

  it('/readyz is the same, and /healthz is not', async () => {
    await expectOutage('/readyz', { ready: down });
    const app = fakeApp({ analysis: noAnalysis, keys: noKeys, ready: down });
    expect((await request(app).get('/healthz')).status).toBe(200);
  });

  it('an answer comes once it is back', async () => {
    let isDown = true;
    const datasets = () => (isDown ? down() : fakeAnalysis.datasets());
    const app = fakeApp({ analysis: { ...fakeAnalysis, datasets } });
    const ask = async () =>
      (await request(app).get(`${base}/datasets`).set('X-API-Key', goodKey)).status;
    expect(await ask()).toBe(503);
    isDown = false;
    expect(await ask()).toBe(200);
  });
});

describe('while a dataset is damaged', () => {
  it.each(routes)('%s is a 503 that says where, and gives no time to ask again', async (path) => {
    const damaged = () => Promise.reject(new DamagedError('dataset 1, its own row'));
    const analysis = { datasets: damaged, contests: damaged, crossVoting: damaged };
    const { status, body, headers } = await request(fakeApp({ analysis }))
      .get(path)
      .set('X-API-Key', goodKey);
    expect([status, headers['retry-after']]).toEqual([503, undefined]);
    expect(body.message).toMatch(
      /^What is stored is damaged, .*: dataset 1, its own row\. .*db verify/,
    );
  });
});
