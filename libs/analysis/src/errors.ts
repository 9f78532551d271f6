import { NotFoundError, ReportedError } from '@crossvote/election';

export { NotFoundError } from '@crossvote/election';
export { DamagedError, DatabaseOutageError } from '@crossvote/store';

/** The error for a dataset that is not there, or not completed. */
export function datasetNotFound(id: number): NotFoundError {
  return new NotFoundError(`Dataset ${id} not found`);
}

/** A question with too large an answer; the message says how to split it, and may be shown to anybody. */
export class QuestionTooLargeError extends ReportedError {
  override readonly name = 'QuestionTooLargeError';
}
