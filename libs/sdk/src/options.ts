import { checkApiKey } from './api-key.ts';

/** A function like the platform's `fetch`. */
export type Fetch = (input: Request | string | URL, init?: RequestInit) => Promise<Response>;

/** How a client reaches the service. */
export interface CrossvoteOptions {
  /**
   * Sent with every request; never part of an error. In Node the environment variable CROSSVOTE_API_KEY unless given; in a
   * browser it must be given.
   */
  readonly apiKey?: string | undefined;
  /** Address of the service, such as `https://votes.example.org`, with or without `/api/v1/election`. */
  readonly baseUrl: string;
  /** Time for one call, retries included, in ms; 30,000 unless given. */
  readonly timeoutMs?: number;
  /**
   * How often a request is sent again that failed with 408, 429, 500, 502, 503 or 504, or without an answer; 2 unless given.
   * The pauses grow, and are those of `Retry-After` up to 10 s.
   */
  readonly retries?: number;
  /** Used in place of the platform's `fetch`. */
  readonly fetch?: Fetch;
  /** Checks every answer against its schema, which is loaded with the first one; false unless given. */
  readonly validate?: boolean;
}

/** Options of one call. */
export interface CallOptions {
  /** Gives the call up; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Options that were checked and completed. */
export interface CheckedOptions {
  readonly apiKey: string;
  /** Address below which the base paths of the families are; ends without a slash. */
  readonly prefix: string;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly fetch: Fetch | undefined;
  readonly validate: boolean;
}

function prefixOf(baseUrl: string, basePaths: readonly string[]): string {
  if (!URL.canParse(baseUrl)) throw new TypeError('baseUrl is not an absolute URL');
  const url = new URL(baseUrl);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new TypeError('baseUrl must start with http:// or https://');
  }
  // fetch refuses such addresses with a message that repeats the password.
  if (url.username !== '' || url.password !== '') {
    throw new TypeError('baseUrl must not contain a user name or password');
  }
  const path = url.pathname.replace(/\/+$/, '');
  // The documentation of a family gives its base path with the address.
  const base = basePaths.find((one) => path.endsWith(one)) ?? '';
  return url.origin + path.slice(0, path.length - base.length);
}

function wholeNumber(name: string, value: number, least: number): number {
  if (Number.isInteger(value) && value >= least) return value;
  throw new TypeError(`${name} must be a whole number of at least ${least}`);
}

/**
 * Checks the options of a client.
 *
 * @param basePaths - of the family that it asks
 * @throws TypeError that names the option
 */
export function checkOptions(
  options: CrossvoteOptions,
  { basePaths }: { readonly basePaths: readonly string[] },
): CheckedOptions {
  return {
    apiKey: checkApiKey(options.apiKey),
    prefix: prefixOf(options.baseUrl, basePaths),
    timeoutMs: wholeNumber('timeoutMs', options.timeoutMs ?? 30_000, 1),
    retries: wholeNumber('retries', options.retries ?? 2, 0),
    fetch: options.fetch,
    validate: options.validate ?? false,
  };
}
