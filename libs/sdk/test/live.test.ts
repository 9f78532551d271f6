import type { Service } from '@crossvote/api';
import {
  BadRequestError,
  ConnectionError,
  Crossvote,
  NotFoundError,
  UnauthorizedError,
} from '../src/index.ts';
import { apiKey, startLiveService } from './live-service.ts';

describe('against a running service', () => {
  let service: Service;
  let client: Crossvote;

  beforeAll(async () => {
    service = await startLiveService();
    client = new Crossvote({ apiKey, baseUrl: service.url, retries: 0, validate: true });
  });

  afterAll(() => service.close());

  it('lists datasets and contests', async () => {
    const { datasets } = await client.datasets.list();
    expect(datasets.map(({ name }) => name)).toEqual(['2024 Primary Election']);
    expect(await client.datasets.contests(1)).toEqual({
      dataset_id: 1,
      dataset_name: '2024 Primary Election',
      contests: [],
    });
  });

  it('answers a question with one source and one with several', async () => {
    const one = await client.crossVoting(1, {
      sources: [{ contestId: 1, choiceId: 10 }],
      compareContestIds: [4, 5],
    });
    expect(one.primary_choice).toEqual({ id: 10, name: 'Choice 10' });
    expect(one.comparisons.map(({ contest_id }) => contest_id)).toEqual([4, 5]);
    const two = await client.crossVoting(1, {
      sources: [
        { contestId: 1, choiceId: 10 },
        { contestId: 2, choiceId: 20 },
      ],
      compareContestIds: [4],
    });
    expect(two.results.map(({ source_contest }) => source_contest.id)).toEqual([1, 2]);
    expect(two.notes).toEqual(['A note.']);
  });

  it('gives the message of the service in its errors', async () => {
    await expect(client.datasets.contests(2)).rejects.toMatchObject({
      name: NotFoundError.name,
      serverMessage: 'Dataset 2 not found',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const empty = client.crossVoting(1, { sources: [], compareContestIds: [4] });
    await expect(empty).rejects.toBeInstanceOf(BadRequestError);
    const stranger = new Crossvote({ apiKey: 'wrong', baseUrl: service.url, retries: 0 });
    await expect(stranger.datasets.list()).rejects.toBeInstanceOf(UnauthorizedError);
  });

  it('says when nothing answers there', async () => {
    const gone = await startLiveService();
    await gone.close();
    const lost = new Crossvote({ apiKey, baseUrl: gone.url, retries: 0 });
    await expect(lost.datasets.list()).rejects.toBeInstanceOf(ConnectionError);
  });
});
