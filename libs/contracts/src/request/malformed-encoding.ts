import { RequestError } from './request-error.ts';

/** An address with broken percent-encoding. */
export function malformedEncoding(): RequestError {
  return new RequestError(400, 'The address has malformed percent-encoding: encode it as UTF-8');
}
