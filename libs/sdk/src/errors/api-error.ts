import { CrossvoteError } from './crossvote-error.ts';

/** What is known of an error answer. */
export interface ApiErrorDetails {
  /** HTTP status. */
  readonly status: number;
  /** Short title from the body, such as `Bad Request`; empty when the body had none. */
  readonly error: string;
  /** Sentence from the body; empty when the body had none. */
  readonly serverMessage: string;
  /** Id of the request, to name when asking for help. */
  readonly requestId: string | undefined;
  /** Seconds to wait before asking again, where the answer says so. */
  readonly retryAfter?: number | undefined;
}

/** The service answered with an error status. */
export class ApiError extends CrossvoteError implements ApiErrorDetails {
  override readonly name: string = 'ApiError';
  readonly status: number;
  readonly error: string;
  readonly serverMessage: string;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;

  constructor({ status, error, serverMessage, requestId, retryAfter }: ApiErrorDetails) {
    const sentence = serverMessage === '' ? 'the service answered with an error' : serverMessage;
    const request = requestId === undefined ? '' : ` (request ${requestId})`;
    super(`${status}${error === '' ? '' : ` ${error}`}: ${sentence}${request}`);
    this.status = status;
    this.error = error;
    this.serverMessage = serverMessage;
    this.requestId = requestId;
    this.retryAfter = retryAfter;
  }
}

/** 400: a parameter is missing or invalid; the message names it. */
export class BadRequestError extends ApiError {
  override readonly name = 'BadRequestError';
}

/** 401: the API key is missing, invalid, deactivated or expired. */
export class UnauthorizedError extends ApiError {
  override readonly name = 'UnauthorizedError';
}

/** 404: the dataset, contest or choice does not exist. */
export class NotFoundError extends ApiError {
  override readonly name = 'NotFoundError';
}

/** 429: too many requests; `retryAfter` says in how many seconds one is answered again. */
export class TooManyRequestsError extends ApiError {
  override readonly name = 'TooManyRequestsError';
}

/** 500 and above: the service could not answer. */
export class ServerError extends ApiError {
  override readonly name = 'ServerError';
}

/** The error of the class that belongs to the status. */
export function apiError(details: ApiErrorDetails): ApiError {
  if (details.status >= 500) return new ServerError(details);
  switch (details.status) {
    case 400:
      return new BadRequestError(details);
    case 401:
      return new UnauthorizedError(details);
    case 404:
      return new NotFoundError(details);
    case 429:
      return new TooManyRequestsError(details);
    default:
      return new ApiError(details);
  }
}
