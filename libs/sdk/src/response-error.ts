import type { ErrorBody } from '#answers';
import { type ApiError, apiError } from './errors/api-error.ts';
import { retryAfterSeconds } from './errors/retry-after.ts';

type TextOf = (name: keyof ErrorBody) => string | undefined;

/** Reads texts of the body. A proxy in between may answer with HTML: then there are none, and the status tells the class. */
async function textsOf(response: Response): Promise<TextOf> {
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    body = undefined;
  }
  if (typeof body !== 'object' || body === null) return () => undefined;
  const texts = new Map<string, unknown>(Object.entries(body));
  return (name) => {
    const text = texts.get(name);
    return typeof text === 'string' ? text : undefined;
  };
}

/** The error for an answer with an error status. */
export async function responseError(response: Response): Promise<ApiError> {
  const { status, headers } = response;
  const textOf = await textsOf(response);
  return apiError({
    status,
    error: textOf('error') ?? '',
    serverMessage: textOf('message') ?? '',
    requestId: headers.get('X-Request-Id') ?? textOf('request_id'),
    retryAfter: retryAfterSeconds(headers.get('Retry-After')),
  });
}
