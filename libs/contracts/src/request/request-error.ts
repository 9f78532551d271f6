/**
 * A request that cannot be answered, found while reading its parameters. The message names the
 * parameter and what to do, and may be shown to anybody.
 */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  /** 400 for what is not well-formed; 404 for a well-formed id that cannot exist. */
  readonly status: 400 | 404;

  constructor(status: 400 | 404, message: string) {
    super(message);
    this.status = status;
  }
}
