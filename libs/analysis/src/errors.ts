export { DamagedError, DatabaseOutageError } from '@crossvote/store';

/** A dataset, contest or choice that is not there; the message names it and may be shown to anybody. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
}

/** Of a dataset that is not there, or not completed. */
export function datasetNotFound(id: number): NotFoundError {
  return new NotFoundError(`Dataset ${id} not found`);
}

/** A question with too large an answer; the message says how to split it, and may be shown to anybody. */
export class QuestionTooLargeError extends Error {
  override readonly name = 'QuestionTooLargeError';
}
