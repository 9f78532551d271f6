import { type ApiFamily, electionApi } from '@crossvote/contracts';
import request from 'supertest';
import { fakeApp, goodKey } from './fakes.ts';

const open: ApiFamily = { ...electionApi, access: { kind: 'open' } };
const limited: ApiFamily = {
  ...open,
  limit: { by: 'address', perSecond: 0.001, burst: 2, status: 429, message: 'slow down' },
};

/** Statuses of requests that come over these addresses, the last one being that of the nearest proxy. */
async function statusesOf(forwarded: readonly string[], trustProxy?: number | string) {
  const app = fakeApp({ families: [limited], ...(trustProxy !== undefined && { trustProxy }) });
  const statuses: number[] = [];
  for (const addresses of forwarded) {
    const asked = request(app).get('/api/v1/election/datasets').set('X-Forwarded-For', addresses);
    statuses.push((await asked).status);
  }
  return statuses;
}

describe('a family without keys', () => {
  it('asks for none, and shows no dataset that is not public', async () => {
    const app = fakeApp({ families: [open] });
    const { status, body } = await request(app).get('/api/v1/election/datasets');
    expect([status, body]).toEqual([200, { datasets: [] }]);
    const one = await request(app).get('/api/v1/election/datasets/1/contests');
    expect(one.status).toBe(404);
  });

  it('counts addresses, and believes no header about them', async () => {
    expect(await statusesOf(['1.1.1.1', '2.2.2.2', '3.3.3.3'])).toEqual([200, 200, 429]);
  });

  it('believes the proxies that it is told of, and nothing that was sent to them', async () => {
    const sent = ['9.9.9.9, 1.1.1.1', '8.8.8.8, 1.1.1.1', '7.7.7.7, 1.1.1.1', '2.2.2.2'];
    expect(await statusesOf(sent, 1)).toEqual([200, 200, 429, 200]);
    expect(await statusesOf(sent, '127.0.0.1, ::1')).toEqual([200, 200, 429, 200]);
    expect(await statusesOf(sent, '10.0.0.1')).toEqual([200, 200, 429, 429]);
  });

  it('counts all clients together where it says so', async () => {
    const together: ApiFamily = { ...limited, limit: { ...limited.limit!, by: 'family' } };
    const app = fakeApp({ families: [together], trustProxy: 1 });
    const statuses: number[] = [];
    for (const address of ['1.1.1.1', '2.2.2.2', '3.3.3.3']) {
      const asked = request(app).get('/api/v1/election/datasets').set('X-Forwarded-For', address);
      statuses.push((await asked.set('X-API-Key', goodKey)).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
  });
});
