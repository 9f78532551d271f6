import {
  DamagedError,
  DatabaseOutageError,
  NotFoundError,
  QuestionTooLargeError,
} from '@crossvote/analysis';
import { malformedEncoding, type Problem, ProblemError } from '@crossvote/contracts';

/** The answer to every fault. The log has the details under the id of the request. */
export const fault: Problem = {
  status: 500,
  code: 'fault',
  message: 'Unexpected error: try again, and give the request id when it happens again',
};

/** The answer while the database cannot be used. The log has the message of the database. */
export const outage: Problem = {
  status: 503,
  code: 'busy',
  message: 'The database does not answer: try again in a moment',
  headers: { 'Retry-After': '2' },
};

/**
 * The answer to a question about damaged data. It names no time to ask again, as a person must repair the data first.
 */
function damage({ place }: DamagedError): Problem {
  return {
    status: 503,
    code: 'damage',
    message: `What is stored is damaged, and no number is given from it: ${place}. Whoever runs the service finds more with: cvr db verify`,
  };
}

/**
 * Turns anything that was thrown into a problem for the client.
 *
 * @returns a 500 with a general message for every error that is not meant for clients
 */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof NotFoundError)
    return { status: 404, code: 'not_found', message: error.message };
  if (error instanceof QuestionTooLargeError)
    return { status: 400, code: 'too_large', message: error.message };
  if (error instanceof DatabaseOutageError) return outage;
  if (error instanceof DamagedError) return damage(error);
  // Express throws this for path parameters that cannot be decoded.
  if (error instanceof URIError) return malformedEncoding().problem;
  return fault;
}
