import { z } from 'zod';
import { type ProblemStatus, problems } from './problems.ts';

/** Body of every answer that is not a success, in every API family. */
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
/** Body of every answer that is not a success. */
export type ErrorBody = z.infer<typeof ErrorBody>;

/**
 * Builds the body of an error answer.
 *
 * @param message - one sentence that may be shown to anybody
 * @param requestId - left out of the body when undefined
 */
export function errorBody(status: ProblemStatus, message: string, requestId?: string): ErrorBody {
  const body = { error: problems[status].title, message };
  return requestId === undefined ? body : { ...body, request_id: requestId };
}
