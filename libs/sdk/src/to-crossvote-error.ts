import { HTTPError } from 'ky';
import { ErrorBody } from '#contracts';
import { type ApiError, apiError } from './errors/api-error.ts';
import { ConnectionError } from './errors/connection-error.ts';

const noBody: ErrorBody = { error: '', message: '' };

async function bodyOf(response: Response): Promise<ErrorBody> {
  try {
    return ErrorBody.safeParse(await response.json()).data ?? noBody;
  } catch {
    // A proxy in between may answer with HTML: the status alone tells the class.
    return noBody;
  }
}

async function fromResponse(response: Response): Promise<ApiError> {
  const { error, message, request_id } = await bodyOf(response);
  return apiError({
    status: response.status,
    error,
    serverMessage: message,
    requestId: response.headers.get('X-Request-Id') ?? request_id,
  });
}

/**
 * The client's own error for what the transport threw. The transport's HTTP errors are not kept as
 * `cause`, because they hold the request with its key.
 */
export async function toCrossvoteError(thrown: unknown): Promise<Error> {
  if (thrown instanceof HTTPError) return fromResponse(thrown.response);
  return new ConnectionError('the service could not be reached', { cause: thrown });
}
