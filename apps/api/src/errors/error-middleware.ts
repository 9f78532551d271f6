import { errorBody } from '@crossvote/contracts';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { setCommonHeaders } from '../http/request-context.ts';
import { HttpProblem } from './http-problem.ts';
import { toProblem } from './to-problem.ts';

/** Answers every path that no route took. */
export const notFound: RequestHandler = (req) => {
  throw new HttpProblem(404, `There is nothing at ${req.path.slice(0, 200)}. See /docs`);
};

/** Answers everything thrown with the documented JSON body; faults are logged, never shown. */
export function errorMiddleware(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    const problem = toProblem(error);
    const requestId = res.context?.requestId;
    if (problem.status >= 500) {
      const fields = { err: error, request_id: requestId };
      // What is over in a moment is no fault.
      if ('Retry-After' in problem.headers) logger.warn(fields, 'request failed');
      else logger.error(fields, 'request failed');
    }
    if (res.headersSent) {
      // Half an answer cannot be mended: the last resort closes the connection.
      next(error);
      return;
    }
    setCommonHeaders(res);
    res.status(problem.status);
    res.set({ ...problem.headers, 'Cache-Control': 'no-store' });
    res.json(errorBody(problem.status, problem.message, requestId));
  };
}
