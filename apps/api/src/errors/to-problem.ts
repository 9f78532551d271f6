import {
  DamagedError,
  DatabaseOutageError,
  NotFoundError,
  QuestionTooLargeError,
} from '@crossvote/analysis';
import { malformedEncoding, RequestError } from '@crossvote/contracts';
import { HttpProblem } from './http-problem.ts';

/** Said of every fault; what happened stands in the log under the request's id. */
const faultMessage = 'Unexpected error: try again, and give the request id when it happens again';

/** Said while the database cannot be used; what it said itself stands in the log. */
export function outageProblem(cause: unknown): HttpProblem {
  const problem = new HttpProblem(503, 'The database does not answer: try again in a moment', {
    'Retry-After': '2',
  });
  problem.cause = cause;
  return problem;
}

/** Said of what cannot be answered before somebody has mended it: no time to ask again is given. */
function damageProblem(cause: DamagedError): HttpProblem {
  const problem = new HttpProblem(
    503,
    `What is stored is damaged, and no number is given from it: ${cause.place}. Whoever runs the service finds more with: cvr db verify`,
  );
  problem.cause = cause;
  return problem;
}

/**
 * Maps whatever was thrown to the answer for the client.
 *
 * @returns a 500 with a general message for everything that was not meant for clients
 */
export function toProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof RequestError) return new HttpProblem(error.status, error.message);
  if (error instanceof NotFoundError) return new HttpProblem(404, error.message);
  if (error instanceof QuestionTooLargeError) return new HttpProblem(400, error.message);
  if (error instanceof DatabaseOutageError) return outageProblem(error);
  if (error instanceof DamagedError) return damageProblem(error);
  // The router throws this for path parameters that it cannot decode.
  if (error instanceof URIError) return toProblem(malformedEncoding());
  return new HttpProblem(500, faultMessage);
}
