import {
  DamagedError,
  DatabaseOutageError,
  NotFoundError,
  QuestionTooLargeError,
} from '@crossvote/analysis';
import { malformedEncoding, type Problem, ProblemError } from '@crossvote/contracts';

/** Said of every fault; what happened stands in the log under the request's id. */
export const fault: Problem = {
  status: 500,
  code: 'fault',
  message: 'Unexpected error: try again, and give the request id when it happens again',
};

/** Said while the database cannot be used; what it said itself stands in the log. */
export const outage: Problem = {
  status: 503,
  code: 'busy',
  message: 'The database does not answer: try again in a moment',
  headers: { 'Retry-After': '2' },
};

/** Said of what cannot be answered before somebody has mended it: no time to ask again is given. */
function damage({ place }: DamagedError): Problem {
  return {
    status: 503,
    code: 'damage',
    message: `What is stored is damaged, and no number is given from it: ${place}. Whoever runs the service finds more with: cvr db verify`,
  };
}

/**
 * Maps whatever was thrown to what the client is told.
 *
 * @returns a 500 with a general message for everything that was not meant for clients
 */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof NotFoundError)
    return { status: 404, code: 'not_found', message: error.message };
  if (error instanceof QuestionTooLargeError)
    return { status: 400, code: 'too_large', message: error.message };
  if (error instanceof DatabaseOutageError) return outage;
  if (error instanceof DamagedError) return damage(error);
  // Thrown for path parameters that cannot be decoded.
  if (error instanceof URIError) return malformedEncoding().problem;
  return fault;
}
