/** A dataset, contest or choice that is not there; the message names it and may be shown to anybody. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
}
