import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { requestContext } from '../http/request-context.ts';
import { errorMiddleware } from './error-middleware.ts';
import { HttpProblem } from './http-problem.ts';

/**
 * Answers what comes out at the end of Express, in place of its own page in HTML: a target without a
 * path, such as `http://`, which passes no middleware at all, and an answer that broke off, whose
 * connection is closed.
 */
export function lastResort(logger: Logger) {
  const begin = requestContext(logger);
  const answer = errorMiddleware(logger);
  return (req: Request, res: Response, error: unknown): void => {
    const cutOff = () => req.socket.destroy();
    if (res.headersSent) {
      cutOff();
      return;
    }
    if (!res.context) begin(req, res, () => undefined);
    const problem =
      error ?? new HttpProblem(400, 'The address has no path: ask for one such as /docs');
    answer(problem, req, res, cutOff);
  };
}
