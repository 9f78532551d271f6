import { type Problem, ProblemError } from '@crossvote/contracts';
import type { IRouter, Request, RequestHandler, Response } from 'express';

/** The methods of every path, for the header `Allow`. */
const allowedMethods = 'GET, HEAD, OPTIONS';

/** The problem for a method that no path has. */
export function methodProblem(method: string): Problem {
  return {
    status: 405,
    code: 'method',
    message: `${method} is not allowed here: use GET`,
    headers: { Allow: allowedMethods },
  };
}

/**
 * Answers OPTIONS for a read-only path.
 *
 * @returns whether the request was answered; otherwise it is GET or HEAD
 * @throws ProblemError 405 for any other method
 */
export function answerOtherMethods({ method }: Request, res: Response): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  if (method !== 'OPTIONS') throw new ProblemError(methodProblem(method));
  res.set('Allow', allowedMethods).status(204).end();
  return true;
}

/** Mounts a read-only path: GET and HEAD go to the handler. */
export function getOnly(router: IRouter, path: string, handler: RequestHandler): void {
  router.all(path, (req, res, next) => {
    return answerOtherMethods(req, res) ? undefined : handler(req, res, next);
  });
}
