import * as z from 'zod';
import type { ErrorShape } from './family.ts';
import { type ProblemStatus, statusTitles } from './problem.ts';

/** Body of an error answer in the words of Crossvote itself. */
export const ErrorBody = z
  .object({
    error: z.string().describe('Short title of the status, such as `Bad Request`.'),
    message: z.string().describe('One sentence for people: what is wrong and what to do.'),
    request_id: z
      .string()
      .optional()
      .describe('The same as the X-Request-Id header; name it when asking for help.'),
  })
  .meta({
    id: 'ErrorBody',
    description: 'Why a request was not answered.',
    examples: [{ error: 'Bad Request', message: 'Missing required parameter: source_contest_ids' }],
  });
/** Body of an error answer in the words of Crossvote itself. */
export type ErrorBody = z.infer<typeof ErrorBody>;

/**
 * Builds the body of an error answer.
 *
 * @param message - one sentence that may be shown to anybody
 * @param requestId - left out of the body when undefined
 */
export function errorBody(status: ProblemStatus, message: string, requestId?: string): ErrorBody {
  const body = { error: statusTitles[status], message };
  return requestId === undefined ? body : { ...body, request_id: requestId };
}

/** Errors in the words of Crossvote itself: for the election API, and for every path outside the families. */
export const crossvoteErrors: ErrorShape = {
  prefix: '',
  schema: ErrorBody,
  statuses: {
    400: {
      cause:
        'A parameter is missing or invalid, or the answer would be too large; the message names it.',
      sample: 'Missing required parameter: source_contest_ids',
    },
    401: {
      cause: 'The X-API-Key header is missing, or its key is invalid, deactivated or expired.',
      sample: 'Missing API key: send it in the X-API-Key header',
    },
    404: {
      cause:
        'The path, dataset, contest or choice does not exist, or belongs to another dataset or contest.',
      sample: 'Dataset 99 does not exist',
    },
    405: {
      cause: 'The path exists; the Allow header names its methods.',
      sample: 'POST is not allowed here: use GET',
    },
    408: { cause: 'The request did not arrive completely in time.' },
    414: { cause: 'The address is longer than 8 kB.' },
    417: { cause: 'The Expect header asks for something other than 100-continue.' },
    431: { cause: 'Address and headers exceed 16 kB.' },
    500: {
      cause: 'An unexpected internal error.',
      sample: 'Unexpected error: try again, and give the request id when it happens again',
    },
    503: {
      cause:
        'The database does not answer, or the service stops; Retry-After says when to ask again. Without it, what is stored is damaged, and somebody must mend it.',
      sample: 'The database does not answer: try again in a moment',
    },
  },
  write: ({ status, message }, { requestId }) => ({
    mediaType: 'application/json; charset=utf-8',
    body: JSON.stringify(errorBody(status, message, requestId)),
  }),
};
