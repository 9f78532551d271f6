import { ProblemError } from '@crossvote/contracts';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { errorMiddleware } from './error-middleware.ts';

/**
 * Replaces the HTML error page of Express. It answers a target without a path, such as `http://`, which passes no
 * middleware at all. It closes the connection of an answer that broke off.
 *
 * @param begin - the first middleware
 */
export function lastResort(logger: Logger, begin: RequestHandler) {
  const answer = errorMiddleware(logger);
  return (req: Request, res: Response, error: unknown): void => {
    const cutOff = () => req.socket.destroy();
    if (res.headersSent) {
      cutOff();
      return;
    }
    try {
      if (!res.context) void begin(req, res, () => undefined);
      void answer(error ?? withoutPath(res), req, res, cutOff);
    } catch (fault) {
      // Nothing catches errors after this, so the process would end.
      logger.error({ err: fault }, 'no answer');
      cutOff();
    }
  };
}

function withoutPath({ context }: Response): ProblemError {
  const message = `The address has no path: ask for one such as ${context?.docs ?? '/docs'}`;
  return new ProblemError({ status: 400, code: 'protocol', message });
}
