import { CrossvoteError } from './crossvote-error.ts';

/** The answer was not there in time, retries included. */
export class TimeoutError extends CrossvoteError {
  override readonly name = 'TimeoutError';
  /** Time that was allowed, in ms. */
  readonly timeoutMs: number;

  constructor(timeoutMs: number) {
    super(`no answer within ${timeoutMs} ms`);
    this.timeoutMs = timeoutMs;
  }
}
