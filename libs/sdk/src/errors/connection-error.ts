import { CrossvoteError } from './crossvote-error.ts';

/** The service could not be reached, or the connection broke; `cause` is what `fetch` threw. */
export class ConnectionError extends CrossvoteError {
  override readonly name: string = 'ConnectionError';
}

/**
 * In a browser: something answers at the address of the service, but the browser keeps it from pages of this origin. The
 * service must allow them (`cvr serve --cors-origin`).
 */
export class CrossOriginError extends ConnectionError {
  override readonly name = 'CrossOriginError';
}
