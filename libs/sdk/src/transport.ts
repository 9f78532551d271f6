import ky, { HTTPError, type KyInstance } from 'ky';
import { ConnectionError } from './errors/connection-error.ts';
import { ResponseShapeError } from './errors/response-shape-error.ts';
import { TimeoutError } from './errors/timeout-error.ts';
import { noResponseError } from './no-response-error.ts';
import type { CallOptions, CheckedOptions } from './options.ts';
import { responseError } from './response-error.ts';

/** Where in an answer a schema does not hold. */
interface ShapeIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The part of a schema that the transport uses. */
export interface AnswerSchema<Answer> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: Answer }
    | { readonly success: false; readonly error: { readonly issues: readonly ShapeIssue[] } };
}

/** One call: where, what, and the shape of the answer. */
export interface Call<Answer> extends CallOptions {
  /** Path and query, from a slash, as `addressOf` writes them. */
  readonly address: string;
  /** Loads the schema: the client comes without them. */
  readonly schema: () => Promise<AnswerSchema<Answer>>;
}

/** Statuses after which the same request may succeed. */
const retriedStatuses = [408, 429, 500, 502, 503, 504];
/** Longest pause between two tries, in ms; a Retry-After above it is shortened to it. */
const longestPauseMs = 10_000;

/** Sends requests: retries, time limit, cancellation, and errors of the client's own classes. */
export class Transport {
  readonly #ky: KyInstance;
  readonly #options: CheckedOptions;

  constructor(options: CheckedOptions) {
    const { apiKey, prefix, retries, fetch } = options;
    this.#options = options;
    this.#ky = ky.create({
      prefixUrl: prefix,
      headers: { 'X-API-Key': apiKey, Accept: 'application/json' },
      // One limit over all tries and the reading of the body stands in for ky's own.
      timeout: false,
      retry: {
        limit: retries,
        methods: ['get'],
        statusCodes: retriedStatuses,
        afterStatusCodes: [429, 503],
        backoffLimit: longestPauseMs,
        maxRetryAfter: longestPauseMs,
        jitter: true,
      },
      ...(fetch && { fetch }),
    });
  }

  /**
   * Sends a GET request.
   *
   * @returns the answer as it came; new fields are kept
   * @throws CrossvoteError of the class that fits; the signal's reason when the caller gave up
   */
  async get<Answer>({ address, schema, signal }: Call<Answer>): Promise<Answer> {
    signal?.throwIfAborted();
    const limit = AbortSignal.timeout(this.#options.timeoutMs);
    const either = signal ? AbortSignal.any([signal, limit]) : limit;
    let text: string;
    try {
      const response = await this.#ky.get(address.slice(1), { signal: either });
      text = await response.text();
    } catch (thrown) {
      signal?.throwIfAborted();
      if (limit.aborted) throw new TimeoutError(this.#options.timeoutMs);
      const error = await this.#errorOf(thrown, either);
      signal?.throwIfAborted();
      throw error;
    }
    return this.#read(text, schema);
  }

  /** What the transport threw is not kept for an answer with an error status, because it holds the request with its key. */
  #errorOf(thrown: unknown, signal: AbortSignal): Promise<Error> {
    if (thrown instanceof HTTPError) return responseError(thrown.response);
    return noResponseError(thrown, { ...this.#options, signal });
  }

  async #read<Answer>(text: string, schema: Call<Answer>['schema']): Promise<Answer> {
    let answer: unknown;
    try {
      answer = JSON.parse(text);
    } catch (cause) {
      throw new ResponseShapeError('the answer is not JSON: check baseUrl', [], { cause });
    }
    if (this.#options.validate) checkShape(answer, await loaded(schema));
    // The parsed copy would lack fields that the service gained since; without validation the
    // documented shape is taken on trust.
    return answer as Answer;
  }
}

async function loaded<Answer>(schema: Call<Answer>['schema']): Promise<AnswerSchema<Answer>> {
  try {
    return await schema();
  } catch (cause) {
    throw new ConnectionError('what checks the answers could not be loaded', { cause });
  }
}

function checkShape(answer: unknown, schema: AnswerSchema<unknown>): void {
  const result = schema.safeParse(answer);
  if (result.success) return;
  const issues = result.error.issues.map(
    ({ path, message }) => `${path.map(String).join('.')}: ${message}`,
  );
  throw new ResponseShapeError(`the answer has another shape: ${issues.join('; ')}`, issues);
}
