import { ProblemError } from '../problem.ts';

/** An address with broken percent-encoding. */
export function malformedEncoding(): ProblemError {
  return new ProblemError({
    status: 400,
    code: 'address',
    message: 'The address has malformed percent-encoding: encode it as UTF-8',
  });
}
