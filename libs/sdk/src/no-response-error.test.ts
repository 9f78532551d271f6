import { ConnectionError, Crossvote, CrossOriginError, CrossvoteError } from './index.ts';

const baseUrl = 'https://votes.example/sub';
const key = 'cv_very_secret_key';
const blocked = new TypeError('Failed to fetch');

/** Makes the code believe that it runs in a page of this origin. */
function inPageOf(origin: string): void {
  Object.defineProperty(globalThis, 'location', { value: { origin }, configurable: true });
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'location');
});

/** A browser that keeps every answer from the page; whether something is there shows only to who may not read it. */
function browser(isThere: boolean) {
  const sent: Request[] = [];
  const fetch = (input: Request | string | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    sent.push(request);
    return request.mode === 'no-cors' && isThere
      ? Promise.resolve(Response.error())
      : Promise.reject(blocked);
  };
  return { fetch, sent };
}

async function failureOf(fetch: ReturnType<typeof browser>['fetch'], signal?: AbortSignal) {
  const client = new Crossvote({ apiKey: key, baseUrl, retries: 0, fetch });
  const call = client.datasets.list(signal ? { signal } : {});
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('a request without an answer', () => {
  it('is told with its address, and asked about no further, outside of a page', async () => {
    const { fetch, sent } = browser(true);
    const error = await failureOf(fetch);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).not.toBeInstanceOf(CrossOriginError);
    expect(error).toMatchObject({
      name: 'ConnectionError',
      message: 'the service could not be reached at https://votes.example/sub',
      cause: blocked,
    });
    expect(sent).toHaveLength(1);
  });

  it('is a block of the browser where something answers, in a page of another origin', async () => {
    inPageOf('https://page.example');
    const { fetch, sent } = browser(true);
    const error = await failureOf(fetch);
    expect(error).toBeInstanceOf(CrossOriginError);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toBeInstanceOf(CrossvoteError);
    expect(error).toMatchObject({ name: 'CrossOriginError', cause: blocked });
    expect(String(error)).toContain('--cors-origin https://page.example');
    const [, probe] = sent;
    expect(probe).toMatchObject({
      url: 'https://votes.example/sub/healthz',
      mode: 'no-cors',
      credentials: 'omit',
    });
    expect(probe!.headers.has('X-API-Key')).toBe(false);
  });

  it('stays open where nothing answers to a page: the browser may have blocked that, too', async () => {
    inPageOf('https://page.example');
    const error = await failureOf(browser(false).fetch);
    expect(error).not.toBeInstanceOf(CrossOriginError);
    expect(error).toMatchObject({ name: 'ConnectionError', cause: blocked });
    expect(String(error)).toContain('or the browser kept it from this page');
  });

  it('is no block where the page is of the same origin', async () => {
    inPageOf('https://votes.example');
    const { fetch, sent } = browser(true);
    expect(await failureOf(fetch)).not.toBeInstanceOf(CrossOriginError);
    expect(sent).toHaveLength(1);
  });

  it('that was given up meanwhile rejects with the reason', async () => {
    inPageOf('https://page.example');
    const controller = new AbortController();
    const reason = new Error('the user left');
    const fetch = (input: Request | string | URL, init?: RequestInit): Promise<Response> => {
      if (new Request(input, init).mode === 'no-cors') controller.abort(reason);
      return Promise.reject(blocked);
    };
    expect(await failureOf(fetch, controller.signal)).toBe(reason);
  });
});
