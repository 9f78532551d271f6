import { DatasetList, ErrorBody } from '@crossvote/contracts';
import request from 'supertest';
import { base, deactivatedKey, expiredKey, fakeApp, fakeAnalysis, goodKey } from './fakes.ts';

const path = `${base}/datasets`;
const get = (app = fakeApp()) => request(app).get(path).set('X-API-Key', goodKey);

describe('GET /datasets', () => {
  describe('200', () => {
    it('lists the datasets exactly as documented', async () => {
      const { status, body } = await get();
      expect(status).toBe(200);
      expect(DatasetList.parse(body)).toEqual(body);
      expect(body).toEqual({
        datasets: [
          {
            id: 1,
            name: '2024 Primary Election',
            description: 'Primary election CVR data',
            election_date: '2024-03-19',
            election_type: 'primary',
            total_records: 150000,
            status: 'completed',
          },
        ],
      });
    });

    it('answers HEAD without a body', async () => {
      const { status, text } = await request(fakeApp()).head(path).set('X-API-Key', goodKey);
      expect(status).toBe(200);
      expect(text).toBeUndefined();
    });
  });

  describe('400', () => {
    it('names an unknown parameter', async () => {
      const { status, body } = await get().query('colour=red');
      expect(status).toBe(400);
      expect(body).toMatchObject({
        error: 'Bad Request',
        message: 'Unknown parameter: colour. This endpoint takes no query parameters',
      });
    });
  });

  describe('401', () => {
    it.each([
      [undefined, 'Missing API key: send it in the X-API-Key header'],
      ['', 'Missing API key: send it in the X-API-Key header'],
      ['nonsense', 'Invalid API key'],
      [`${goodKey} `.repeat(200), 'Invalid API key'],
      [expiredKey, 'This API key has expired'],
      [deactivatedKey, 'This API key was deactivated'],
    ])('refuses the key %j', async (key, message) => {
      const asked = request(fakeApp()).get(path);
      const { status, body, headers } = await (key === undefined
        ? asked
        : asked.set('X-API-Key', key));
      expect(status).toBe(401);
      expect(ErrorBody.parse(body)).toMatchObject({ error: 'Unauthorized', message });
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['www-authenticate']).toBe('ApiKey');
    });

    it('comes before the parameters are looked at', async () => {
      const { status } = await request(fakeApp()).get(`${path}?colour=red`);
      expect(status).toBe(401);
    });
  });

  describe('405', () => {
    it.each(['post', 'put', 'patch', 'delete'] as const)('refuses %s', async (method) => {
      const { status, body, headers } = await request(fakeApp())[method](path);
      expect(status).toBe(405);
      expect(headers.allow).toBe('GET, HEAD, OPTIONS');
      expect(body).toMatchObject({ error: 'Method Not Allowed' });
    });

    it('tells the methods to OPTIONS', async () => {
      const { status, headers } = await request(fakeApp()).options(path);
      expect([status, headers.allow]).toEqual([204, 'GET, HEAD, OPTIONS']);
    });
  });

  describe('500', () => {
    it('shows nothing of the fault', async () => {
      const datasets = () => Promise.reject(new Error('/secret/path: SELECT failed'));
      const { status, body, text } = await get(
        fakeApp({ analysis: { ...fakeAnalysis, datasets } }),
      );
      expect(status).toBe(500);
      expect(body).toMatchObject({ error: 'Server Error' });
      expect(body.request_id).toMatch(/^[0-9a-f-]{36}$/);
      expect(text).not.toMatch(/secret|SELECT|at /);
    });
  });
});
