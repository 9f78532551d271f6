import { crossvoteErrors, type Problem, ProblemError } from '@crossvote/contracts';
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { type RequestContext, setCommonHeaders } from '../http/request-context.ts';
import { fault, toProblem } from './to-problem.ts';

/** The problem for a path without a route. */
export function noRoute({ path, res }: Request): ProblemError {
  const message = `There is nothing at ${path.slice(0, 200)}. See ${res?.context?.docs ?? '/docs'}`;
  return new ProblemError({ status: 404, code: 'no_route', message });
}

/** Answers every path that no other handler took. */
export const notFound: RequestHandler = (req) => {
  throw noRoute(req);
};

const json = { name: 'json', mediaType: 'application/json; charset=utf-8' };

/** The error shape for a request, and the place of the problem. */
function wordsOf(context: RequestContext | undefined) {
  const requestId = context?.requestId;
  if (!context?.place) {
    const place = { format: json, base: '', path: '', requestId };
    return { errors: crossvoteErrors, place };
  }
  const { family, base, path } = context.place;
  const format = context.format ?? family.formats[0];
  return { errors: family.errors, place: { format, base, path, requestId } };
}

/**
 * The answer to a problem. If a family cannot word it, that is a fault, which is answered in the words of Crossvote.
 */
function worded(problem: Problem, context: RequestContext | undefined, logger: Logger) {
  const { errors, place } = wordsOf(context);
  try {
    return { ...errors.write(problem, place), ...problem };
  } catch (error) {
    logger.error({ err: error, request_id: place.requestId }, 'a problem could not be worded');
    return { ...crossvoteErrors.write(fault, place), ...fault };
  }
}

/** Answers everything that is thrown, in the words of the family of the path. Faults are logged and never shown. */
export function errorMiddleware(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    const problem = toProblem(error);
    if (problem.status >= 500) {
      const fields = { err: error, request_id: res.context?.requestId };
      // A problem that is over in a moment is not a fault.
      if (problem.headers && 'Retry-After' in problem.headers)
        logger.warn(fields, 'request failed');
      else logger.error(fields, 'request failed');
    }
    if (res.headersSent) {
      // A half-sent answer cannot be repaired, so the last resort closes the connection.
      next(error);
      return;
    }
    const { status, headers = {}, mediaType, body } = worded(problem, res.context, logger);
    setCommonHeaders(res);
    res.status(status);
    res.set({ ...headers, 'Cache-Control': 'no-store', 'Content-Type': mediaType });
    res.send(body);
  };
}
