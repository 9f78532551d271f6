import { ContestList } from '@crossvote/contracts';
import request from 'supertest';
import { base, fakeAnalysis, fakeApp, goodKey } from './fakes.ts';

const get = (id: string, app = fakeApp()) =>
  request(app).get(`${base}/datasets/${id}/contests`).set('X-API-Key', goodKey);

describe('GET /datasets/{dataset_id}/contests', () => {
  describe('200', () => {
    it('lists contests and choices with the documented fields', async () => {
      const { status, body } = await get('1');
      expect(status).toBe(200);
      expect(ContestList.parse(body)).toEqual(body);
      expect(body).toMatchObject({
        dataset_id: 1,
        dataset_name: '2024 Primary Election',
        contests: [
          {
            id: 1,
            name: 'Presidential Race',
            position: 0,
            choices: [
              { id: 1, name: 'Candidate A', vote_count: 50000 },
              { id: 2, name: 'Candidate B', vote_count: 45000 },
            ],
            vote_for: 1,
            rank_limit: 0,
            records: 100000,
            undervotes: 4800,
            overvotes: 200,
          },
        ],
      });
    });
  });

  describe('400', () => {
    it.each(['abc', '1.5', '-1', '1e1', '%00', '1%2F2', '__proto__'])(
      'refuses the dataset id %s and says what to give',
      async (id) => {
        const { status, body } = await get(id);
        expect(status).toBe(400);
        expect(body.message).toContain('dataset_id');
        expect(body.message).toContain('whole number');
      },
    );

    it.each(['%', '%zz', '%E0%A4%A', '%ff'])('refuses the malformed encoding %s', async (id) => {
      const { status, body } = await get(id);
      expect(status).toBe(400);
      expect(body.message).toContain('percent-encoding');
    });

    it('refuses any query parameter', async () => {
      expect((await get('1').query('x=1')).status).toBe(400);
    });
  });

  describe('401', () => {
    it('asks for a key', async () => {
      expect((await request(fakeApp()).get(`${base}/datasets/1/contests`)).status).toBe(401);
    });
  });

  describe('404', () => {
    it('says that the dataset is not there', async () => {
      const { status, body } = await get('2');
      expect(status).toBe(404);
      expect(body).toMatchObject({ error: 'Not Found', message: 'Dataset 2 not found' });
    });

    it.each(['2147483648', '99999999999999999999'])(
      'answers %s, which cannot exist, without asking the database',
      async (id) => {
        const contests = () => Promise.reject(new Error('asked'));
        const { status, body } = await get(
          id,
          fakeApp({ analysis: { ...fakeAnalysis, contests } }),
        );
        expect(status).toBe(404);
        expect(body.message).toBe(`Dataset ${id} does not exist`);
      },
    );
  });

  describe('405', () => {
    it('refuses to write', async () => {
      const { status } = await request(fakeApp()).delete(`${base}/datasets/1/contests`);
      expect(status).toBe(405);
    });
  });

  describe('500', () => {
    it('answers a thrown value that is no error', async () => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- such libraries exist
      const contests = () => Promise.reject('boom');
      const { status, text } = await get('1', fakeApp({ analysis: { ...fakeAnalysis, contests } }));
      expect(status).toBe(500);
      expect(text).not.toContain('boom');
    });
  });
});
