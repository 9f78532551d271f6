import { crossvoteErrors, type Problem, ProblemError } from '@crossvote/contracts';
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { type RequestContext, setCommonHeaders } from '../http/request-context.ts';
import { fault, toProblem } from './to-problem.ts';

/** Of a path that no route has. */
export function noRoute({ path }: Request): ProblemError {
  const message = `There is nothing at ${path.slice(0, 200)}. See /docs`;
  return new ProblemError({ status: 404, code: 'no_route', message });
}

/** Answers every path that nothing took. */
export const notFound: RequestHandler = (req) => {
  throw noRoute(req);
};

const json = { name: 'json', mediaType: 'application/json; charset=utf-8' };

/** What words the errors of a request, and where it came up. */
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

/** The answer to a problem. A family that cannot word it has a fault, which is told in our words. */
function worded(problem: Problem, context: RequestContext | undefined, logger: Logger) {
  const { errors, place } = wordsOf(context);
  try {
    return { ...errors.write(problem, place), ...problem };
  } catch (error) {
    logger.error({ err: error, request_id: place.requestId }, 'a problem could not be worded');
    return { ...crossvoteErrors.write(fault, place), ...fault };
  }
}

/** Answers everything thrown in the words of the family that has the path; faults are logged, never shown. */
export function errorMiddleware(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    const problem = toProblem(error);
    if (problem.status >= 500) {
      const fields = { err: error, request_id: res.context?.requestId };
      // What is over in a moment is no fault.
      if (problem.headers && 'Retry-After' in problem.headers)
        logger.warn(fields, 'request failed');
      else logger.error(fields, 'request failed');
    }
    if (res.headersSent) {
      // Half an answer cannot be mended: the last resort closes the connection.
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
