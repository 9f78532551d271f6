import type { IRouter, RequestHandler } from 'express';
import { HttpProblem } from '../errors/http-problem.ts';

/** Methods of every path, for the header `Allow`. */
export const allowedMethods = 'GET, HEAD, OPTIONS';

const otherMethods: RequestHandler = (req, res) => {
  if (req.method === 'OPTIONS') {
    res.set('Allow', allowedMethods).status(204).end();
    return;
  }
  throw new HttpProblem(405, `${req.method} is not allowed here: use GET`, {
    Allow: allowedMethods,
  });
};

/** Mounts a path that only reads: GET and HEAD go to the handler, everything else is a 405. */
export function getOnly(router: IRouter, path: string, handler: RequestHandler): void {
  router.route(path).get(handler).all(otherMethods);
}
