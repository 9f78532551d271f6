import { type Problem, ProblemError } from '@crossvote/contracts';
import type { IRouter, Request, RequestHandler, Response } from 'express';

/** Methods of every path, for the header `Allow`. */
const allowedMethods = 'GET, HEAD, OPTIONS';

/** Of a method that no path takes. */
export function methodProblem(method: string): Problem {
  return {
    status: 405,
    code: 'method',
    message: `${method} is not allowed here: use GET`,
    headers: { Allow: allowedMethods },
  };
}

/**
 * Answers OPTIONS of a path that only reads.
 *
 * @returns whether the request was answered; else it is GET or HEAD
 * @throws ProblemError 405 for any other method
 */
export function answerOtherMethods({ method }: Request, res: Response): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  if (method !== 'OPTIONS') throw new ProblemError(methodProblem(method));
  res.set('Allow', allowedMethods).status(204).end();
  return true;
}

/** Mounts a path that only reads: GET and HEAD go to the handler. */
export function getOnly(router: IRouter, path: string, handler: RequestHandler): void {
  router.all(path, (req, res, next) => {
    return answerOtherMethods(req, res) ? undefined : handler(req, res, next);
  });
}
