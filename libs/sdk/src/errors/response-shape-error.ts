import { CrossvoteError } from './crossvote-error.ts';

/** The answer is not JSON, or, where answers are validated, not of the documented shape. */
export class ResponseShapeError extends CrossvoteError {
  override readonly name = 'ResponseShapeError';
  /** Places and reasons, such as `datasets.0.id: expected number`; empty when it is not JSON. */
  readonly issues: readonly string[];

  constructor(message: string, issues: readonly string[] = [], options?: ErrorOptions) {
    super(message, options);
    this.issues = issues;
  }
}
