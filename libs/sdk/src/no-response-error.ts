import { ConnectionError, CrossOriginError } from './errors/connection-error.ts';
import type { Fetch } from './options.ts';

/** How long may be waited for the answer that nobody may read, in ms. */
const probeMs = 3000;

/** Origin of the page, if this is one: a browser tells its code, also that of workers, where it is from. */
function pageOrigin(): string | undefined {
  return typeof location === 'undefined' ? undefined : location.origin;
}

/** Where a request without an answer went. */
interface Attempt {
  /** Address of the service, without a slash at its end. */
  readonly prefix: string;
  readonly fetch: Fetch | undefined;
  readonly signal: AbortSignal;
}

/**
 * Whether something answers. To a page, an answer that it may not read and a host that is not there are one error; a
 * request whose answer nobody reads tells them apart. It carries no key.
 */
async function isAnswered({ prefix, fetch, signal }: Attempt): Promise<boolean> {
  const send: Fetch = fetch ?? globalThis.fetch.bind(globalThis);
  try {
    await send(`${prefix}/healthz`, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.any([signal, AbortSignal.timeout(probeMs)]),
    });
    return true;
  } catch {
    return false;
  }
}

/**
 * The error for a request that got no answer.
 *
 * @param cause - what `fetch` threw
 */
export async function noResponseError(cause: unknown, attempt: Attempt): Promise<ConnectionError> {
  const { prefix } = attempt;
  const page = pageOrigin();
  if (page === undefined || page === new URL(prefix).origin)
    return new ConnectionError(`the service could not be reached at ${prefix}`, { cause });
  if (await isAnswered(attempt))
    return new CrossOriginError(
      `${prefix} answers, but the browser does not let pages of ${page} read it: start the service with --cors-origin ${page}`,
      { cause },
    );
  return new ConnectionError(
    `the service could not be reached at ${prefix}, or the browser kept it from this page: its console says more`,
    { cause },
  );
}
