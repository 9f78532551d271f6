import { CrossvoteError } from './crossvote-error.ts';

/** The service could not be reached, or the connection broke; `cause` is what `fetch` threw. */
export class ConnectionError extends CrossvoteError {
  override readonly name = 'ConnectionError';
}
