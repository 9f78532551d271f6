import { crossvoteErrors } from '../crossvote-errors.ts';
import type { ErrorShape } from '../family.ts';
import type { Problem } from '../problem.ts';

/** Several ids stand in one parameter: who repeats it may not know. */
function withAdvice(problem: Problem): Problem {
  if (problem.code !== 'repeated_param') return problem;
  return { ...problem, message: `${problem.message}; separate several ids by commas` };
}

/** Errors of the election API. */
export const electionErrors: ErrorShape = {
  ...crossvoteErrors,
  write: (problem, place) => crossvoteErrors.write(withAdvice(problem), place),
};
