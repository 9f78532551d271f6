import { multiAnswer, singleAnswer } from '../test/answers.ts';
import {
  ApiError,
  BadRequestError,
  ConnectionError,
  Crossvote,
  CrossvoteError,
  type CrossvoteOptions,
  NotFoundError,
  ResponseShapeError,
  ServerError,
  TimeoutError,
  TooManyRequestsError,
  UnauthorizedError,
} from './index.ts';

const apiKey = 'cv_very_secret_key';
const baseUrl = 'https://votes.example';

interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Record<string, string>;
}

/** A fetch that gives the answers in turn, the last one for ever, and keeps the requests. */
function fakeFetch(...answers: (Answer | Error)[]) {
  const requests: Request[] = [];
  const fetch = (input: Request | string | URL, init?: RequestInit): Promise<Response> => {
    requests.push(new Request(input, init));
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer instanceof Error) return Promise.reject(answer);
    const { status = 200, body = {}, text, headers = {} } = answer ?? {};
    return Promise.resolve(new Response(text ?? JSON.stringify(body), { status, headers }));
  };
  return { fetch, requests };
}

function clientOf(fetch: CrossvoteOptions['fetch'], changes: Partial<CrossvoteOptions> = {}) {
  return new Crossvote({ apiKey, baseUrl, retries: 0, ...(fetch && { fetch }), ...changes });
}

async function failure(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('the call succeeded');
}

const question = { sources: [{ contestId: 1, choiceId: 10 }], compareContestIds: [4, 5] } as const;

describe('requests', () => {
  it('go to the documented addresses with the key', async () => {
    const { fetch, requests } = fakeFetch({});
    const client = clientOf(fetch);
    await client.datasets.list();
    await client.datasets.contests(7);
    await client.crossVoting(7, {
      sources: [
        { contestId: 1, choiceId: 10 },
        { contestId: 2, choiceId: 20 },
      ],
      compareContestIds: [4, 5],
    });
    const root = 'https://votes.example/api/v1/election/datasets';
    expect(requests.map(({ url }) => decodeURIComponent(url))).toEqual([
      root,
      `${root}/7/contests`,
      `${root}/7/analysis/cross-voting?source_contest_ids=1,2&source_choice_ids=10,20&compare_contest_ids=4,5`,
    ]);
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
    expect(requests.every(({ headers }) => headers.get('X-API-Key') === apiKey)).toBe(true);
  });

  it.each([
    ['https://votes.example/', 'https://votes.example/api/v1/election/datasets'],
    ['https://votes.example/api/v1/election', 'https://votes.example/api/v1/election/datasets'],
    ['https://x.example/votes/', 'https://x.example/votes/api/v1/election/datasets'],
  ])('take the base URL %s', async (address, expected) => {
    const { fetch, requests } = fakeFetch({});
    await clientOf(fetch, { baseUrl: address }).datasets.list();
    expect(requests[0]?.url).toBe(expected);
  });
});

describe('answers', () => {
  it('come as they are, new fields included', async () => {
    const { fetch } = fakeFetch({ body: { ...singleAnswer, added_later: 1 } });
    const answer = await clientOf(fetch, { validate: true }).crossVoting(1, question);
    expect(answer.primary_choice.name).toBe('Candidate A');
    expect(answer).toHaveProperty('added_later', 1);
  });

  it('are of the shape that belongs to the number of sources', async () => {
    const { fetch } = fakeFetch({ body: multiAnswer });
    const sources = [
      { contestId: 1, choiceId: 10 },
      { contestId: 2, choiceId: 20 },
    ] as const;
    const answer = await clientOf(fetch).crossVoting(1, { sources, compareContestIds: [4] });
    expect(answer.results[1]?.source_choice.id).toBe(20);
  });

  it('are checked on request, and only then', async () => {
    const { fetch } = fakeFetch({ body: { datasets: [{ id: 'one' }] } });
    expect(await clientOf(fetch).datasets.list()).toEqual({ datasets: [{ id: 'one' }] });
    const error = await failure(clientOf(fetch, { validate: true }).datasets.list());
    expect(error).toBeInstanceOf(ResponseShapeError);
    expect(error).toMatchObject({
      issues: expect.arrayContaining([expect.stringMatching(/^datasets\.0\.id: /)]),
    });
  });

  it('must be JSON', async () => {
    const { fetch } = fakeFetch({ text: '<html>Welcome</html>' });
    const error = await failure(clientOf(fetch).datasets.list());
    expect(error).toBeInstanceOf(ResponseShapeError);
  });
});

describe('errors', () => {
  it.each([
    [400, BadRequestError],
    [401, UnauthorizedError],
    [404, NotFoundError],
    [405, ApiError],
    [429, TooManyRequestsError],
    [500, ServerError],
    [503, ServerError],
  ])('have a class for status %s', async (status, type) => {
    const { fetch } = fakeFetch({
      status,
      body: { error: 'Title', message: 'What is wrong' },
      headers: { 'X-Request-Id': 'r-1' },
    });
    const error = await failure(clientOf(fetch).datasets.list());
    expect(error).toBeInstanceOf(type);
    expect(error).toBeInstanceOf(CrossvoteError);
    expect(error).toMatchObject({
      name: type.name,
      status,
      error: 'Title',
      serverMessage: 'What is wrong',
      requestId: 'r-1',
      message: `${status} Title: What is wrong (request r-1)`,
    });
  });

  it.each([429, 503])('say after a %s in how many seconds to ask again', async (status) => {
    const { fetch } = fakeFetch({ status, headers: { 'Retry-After': '17' } });
    const error = await failure(clientOf(fetch).datasets.list());
    expect(error).toMatchObject({ status, retryAfter: 17 });
    const silent = await failure(clientOf(fakeFetch({ status }).fetch).datasets.list());
    expect(silent).toMatchObject({ status, retryAfter: undefined });
  });

  it.each([
    ['texts that are none', { error: 1, message: null, request_id: [] }],
    ['no object', 'Bad gateway'],
    ['nothing', null],
  ])('take no texts from a body with %s', async (_, body) => {
    const error = await failure(clientOf(fakeFetch({ status: 502, body }).fetch).datasets.list());
    expect(error).toMatchObject({ error: '', serverMessage: '', requestId: undefined });
  });

  it('keep their class when the body is not ours', async () => {
    const { fetch } = fakeFetch({ status: 502, text: '<html>Bad gateway</html>' });
    const error = await failure(clientOf(fetch).datasets.list());
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({ message: '502: the service answered with an error' });
  });

  it('tell a broken connection apart and keep its cause', async () => {
    const cause = new TypeError('fetch failed');
    const error = await failure(clientOf(fakeFetch(cause).fetch).datasets.list());
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ cause });
  });

  it('never hold the key, however deep', async () => {
    const { inspect } = jest.requireActual<typeof import('node:util')>('node:util');
    const answers = [
      { status: 401, body: { error: 'Unauthorized', message: 'no' } },
      { text: 'x' },
    ];
    for (const answer of [...answers, new TypeError('fetch failed')]) {
      const client = clientOf(fakeFetch(answer).fetch);
      const error = await failure(client.datasets.list());
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(apiKey);
      expect(inspect(client, { depth: 10 })).not.toContain(apiKey);
    }
  });
});

describe('retries', () => {
  const busy = { status: 503, headers: { 'Retry-After': '0' } };

  it('send a failed request again', async () => {
    const { fetch, requests } = fakeFetch(busy, busy, { body: { datasets: [] } });
    const answer = await clientOf(fetch, { retries: 2 }).datasets.list();
    expect(answer).toEqual({ datasets: [] });
    expect(requests).toHaveLength(3);
  });

  it('stop at the limit with the last error', async () => {
    const { fetch, requests } = fakeFetch(busy);
    expect(await failure(clientOf(fetch, { retries: 1 }).datasets.list())).toBeInstanceOf(
      ServerError,
    );
    expect(requests).toHaveLength(2);
  });

  it('wait as long as the service asks', async () => {
    const later = { status: 429, headers: { 'Retry-After': '1' } };
    const { fetch } = fakeFetch(later, {});
    const startedAt = performance.now();
    await clientOf(fetch, { retries: 1 }).datasets.list();
    expect(performance.now() - startedAt).toBeGreaterThan(950);
  });

  it.each([400, 401, 404])('do not repeat a %s', async (status) => {
    const { fetch, requests } = fakeFetch({ status });
    await failure(clientOf(fetch, { retries: 3 }).datasets.list());
    expect(requests).toHaveLength(1);
  });

  it('follow a broken connection', async () => {
    const { fetch, requests } = fakeFetch(new TypeError('fetch failed'), {
      body: { datasets: [] },
    });
    await clientOf(fetch, { retries: 1 }).datasets.list();
    expect(requests).toHaveLength(2);
  });
});

describe('limits', () => {
  const never = async (input: Request | string | URL): Promise<Response> => {
    const { signal } = new Request(input);
    signal.throwIfAborted();
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(new DOMException('aborted', 'AbortError'));
      });
    });
  };

  it('end a call that takes too long', async () => {
    const error = await failure(clientOf(never, { timeoutMs: 30 }).datasets.list());
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ timeoutMs: 30 });
  });

  it('hold over all retries together', async () => {
    const { fetch } = fakeFetch({ status: 503, headers: { 'Retry-After': '5' } });
    const call = clientOf(fetch, { retries: 5, timeoutMs: 50 }).datasets.list();
    expect(await failure(call)).toBeInstanceOf(TimeoutError);
  });

  it('give up with the reason of the caller', async () => {
    const controller = new AbortController();
    const call = failure(clientOf(never).datasets.list({ signal: controller.signal }));
    const reason = new Error('the user left');
    controller.abort(reason);
    expect(await call).toBe(reason);
  });

  it('send nothing after the caller gave up', async () => {
    const { fetch, requests } = fakeFetch({});
    const call = clientOf(fetch).datasets.list({ signal: AbortSignal.abort() });
    expect(await failure(call)).toMatchObject({ name: 'AbortError' });
    expect(requests).toHaveLength(0);
  });
});

describe('options', () => {
  it.each([
    [{ apiKey: '' }, 'apiKey is empty'],
    [{ apiKey: 'secret\nkey' }, 'apiKey'],
    [{ apiKey: 'schlüssel' }, 'apiKey'],
    [{ baseUrl: 'votes.example' }, 'baseUrl'],
    [{ baseUrl: 'ftp://votes.example' }, 'baseUrl'],
    [{ baseUrl: 'https://user:secret@votes.example' }, 'baseUrl'],
    [{ timeoutMs: 0 }, 'timeoutMs'],
    [{ timeoutMs: Number.NaN }, 'timeoutMs'],
    [{ retries: -1 }, 'retries'],
  ])('that cannot be used are named: %j', (changes, name) => {
    const make = () => new Crossvote({ apiKey, baseUrl, ...changes });
    expect(make).toThrow(TypeError);
    expect(make).toThrow(name);
    expect(make).not.toThrow('secret');
  });
});
