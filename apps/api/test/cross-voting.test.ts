import { MultiSourceCrossVoting, SingleSourceCrossVoting } from '@crossvote/contracts';
import { QuestionTooLargeError } from '@crossvote/analysis';
import request from 'supertest';
import { base, fakeAnalysis, fakeApp, goodKey } from './fakes.ts';

const path = `${base}/datasets/1/analysis/cross-voting`;
const get = (query: string, app = fakeApp()) =>
  request(app).get(`${path}?${query}`).set('X-API-Key', goodKey);

const single = 'source_contest_ids=1&source_choice_ids=10&compare_contest_ids=4';
const multi = 'source_contest_ids=1,2&source_choice_ids=10,20&compare_contest_ids=4,1';

describe('GET /datasets/{dataset_id}/analysis/cross-voting', () => {
  describe('200', () => {
    it('answers one source in the documented single-source shape', async () => {
      const { status, body } = await get(single);
      expect(status).toBe(200);
      expect(SingleSourceCrossVoting.parse(body)).toEqual(body);
      expect(body).toEqual({
        dataset_id: 1,
        dataset_name: '2024 Primary Election',
        primary_contest: { id: 1, name: 'Presidential Race' },
        primary_choice: { id: 10, name: 'Candidate A' },
        total_matching_voters: 50000,
        comparisons: [
          {
            contest_id: 4,
            contest_name: 'Senate Race',
            distribution: [
              { choice: 'Senator X', choice_id: 41, count: 30000, percentage: 60 },
              { choice: 'Senator Y', choice_id: 42, count: 18000, percentage: 36 },
              { choice: 'UNDERVOTE', choice_id: null, count: 2000, percentage: 4 },
            ],
          },
        ],
        notes: [],
      });
    });

    it('answers several sources in the documented multi-source shape', async () => {
      const { status, body } = await get(multi);
      expect(status).toBe(200);
      const answer = MultiSourceCrossVoting.parse(body);
      expect(answer).toEqual(body);
      expect(answer.results.map(({ source_contest }) => source_contest.id)).toEqual([1, 2]);
      expect(answer.results[0]?.comparisons.map(({ contest_id }) => contest_id)).toEqual([4, 1]);
    });

    it('takes the legacy pair and encoded commas', async () => {
      const legacy = await get(
        'primary_contest_id=1&primary_choice_id=10&compare_contest_ids=4%2C1',
      );
      expect(legacy.status).toBe(200);
      expect(legacy.body).toMatchObject({ primary_contest: { id: 1 }, primary_choice: { id: 10 } });
      expect(legacy.body.comparisons).toHaveLength(2);
    });
  });

  describe('400', () => {
    it('says what is missing in the documented words', async () => {
      const { status, body } = await get('');
      expect(status).toBe(400);
      expect(body).toMatchObject({
        error: 'Bad Request',
        message: 'Missing required parameter: source_contest_ids',
      });
    });

    it.each([
      'source_contest_ids=1,2&source_choice_ids=10&compare_contest_ids=4',
      'source_contest_ids=1&source_contest_ids=2&source_choice_ids=10&compare_contest_ids=4',
      'source_contest_ids[]=1&source_choice_ids=10&compare_contest_ids=4',
      'source_contest_ids[a]=1&source_choice_ids=10&compare_contest_ids=4',
      `${single}&primary_contest_id=1`,
      `${single}&__proto__=1`,
      `${single}&__proto__[admin]=1`,
      `${single}&constructor=1`,
      `${single}&toString`,
      'source_contest_ids=1,,2&source_choice_ids=10&compare_contest_ids=4',
      'source_contest_ids=1%00&source_choice_ids=10&compare_contest_ids=4',
      "source_contest_ids=1'--&source_choice_ids=10&compare_contest_ids=4",
      'source_contest_ids=NaN&source_choice_ids=10&compare_contest_ids=4',
      `source_contest_ids=${'1,'.repeat(100)}1&source_choice_ids=10&compare_contest_ids=4`,
    ])('refuses %s', async (query) => {
      const { status, body, type } = await get(query);
      expect([status, type]).toEqual([400, 'application/json']);
      expect(body.error).toBe('Bad Request');
    });

    it('refuses a short question with a huge answer', async () => {
      const from = (id: number, count: number) =>
        Array.from({ length: count }, (_, place) => id + place).join(',');
      const { status, body } = await get(
        `source_contest_ids=${from(1, 100)}&source_choice_ids=${from(10, 100)}&compare_contest_ids=${from(100, 500)}`,
      );
      expect(status).toBe(400);
      expect(body.message).toContain('50000 comparisons, and at most 5000 are allowed. Split');
    });

    it('refuses ids that are given twice', async () => {
      const { status, body } = await get(`${single},4`);
      expect(status).toBe(400);
      expect(body.message).toBe(
        'Parameter compare_contest_ids has 4 twice. Give each contest once',
      );
    });

    it('refuses a parameter that is given twice, and says how several ids are given', async () => {
      const { status, body } = await get(`${single}&compare_contest_ids=5`);
      expect([status, body.message]).toEqual([
        400,
        'Parameter compare_contest_ids is given 2 times. Give it once; separate several ids by commas',
      ]);
    });

    it('passes on what is said of an answer that would be too large', async () => {
      const crossVoting = () => Promise.reject(new QuestionTooLargeError('Split the question'));
      const { status, body } = await get(
        single,
        fakeApp({ analysis: { ...fakeAnalysis, crossVoting } }),
      );
      expect([status, body.message]).toEqual([400, 'Split the question']);
    });

    it.each(['%', '%zz', 'a=%ff', 'source_contest_ids=%E0%A4%A'])(
      'refuses the malformed encoding %s',
      async (query) => {
        const { status, body } = await get(query);
        expect(status).toBe(400);
        expect(body.message).toContain('percent-encoding');
      },
    );
  });

  describe('401', () => {
    it('asks for a key before anything else', async () => {
      expect((await request(fakeApp()).get(path)).status).toBe(401);
    });
  });

  describe('404', () => {
    it.each([
      ['source_contest_ids=3&source_choice_ids=10&compare_contest_ids=4', 'Contest 3'],
      ['source_contest_ids=1&source_choice_ids=9&compare_contest_ids=4', 'Choice 9'],
      ['source_contest_ids=1&source_choice_ids=10&compare_contest_ids=5', 'Contest 5'],
      [
        'source_contest_ids=1&source_choice_ids=10&compare_contest_ids=2147483648',
        'Contest 2147483648',
      ],
      [
        `source_contest_ids=1&source_choice_ids=${'9'.repeat(300)}&compare_contest_ids=4`,
        'Choice 999',
      ],
    ])('names what is not there in %s', async (query, name) => {
      const { status, body } = await get(query);
      expect(status).toBe(404);
      expect(body.error).toBe('Not Found');
      expect(body.message).toContain(name);
    });
  });

  describe('405', () => {
    it('refuses to post a question', async () => {
      const { status, body } = await request(fakeApp()).post(path).send({ a: 1 });
      expect(status).toBe(405);
      expect(body.message).toBe('POST is not allowed here: use GET');
    });
  });

  describe('414', () => {
    it('refuses an address above 8 kB', async () => {
      const { status, body } = await get(`${single}&x=${'1'.repeat(8200)}`);
      expect(status).toBe(414);
      expect(body).toMatchObject({ error: 'URI Too Long' });
    });
  });

  describe('500', () => {
    it('shows nothing of the fault', async () => {
      const crossVoting = () => Promise.reject(new TypeError('undefined is not a column'));
      const { status, text } = await get(
        single,
        fakeApp({ analysis: { ...fakeAnalysis, crossVoting } }),
      );
      expect(status).toBe(500);
      expect(text).not.toContain('column');
    });
  });
});
