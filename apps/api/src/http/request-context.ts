import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';

/** What is known of a request while it is answered. */
interface RequestContext {
  readonly requestId: string;
  keyId: number | undefined;
}

const contexts = new WeakMap<Response, RequestContext>();
const safeRequestId = /^[\w.:-]{1,128}$/;

/** Id of the request that `res` answers; undefined before it has one. */
export function requestIdOf(res: Response): string | undefined {
  return contexts.get(res)?.requestId;
}

/** Remembers whose request it is, for the log. */
export function setKeyId(res: Response, keyId: number): void {
  const context = contexts.get(res);
  if (context) context.keyId = keyId;
}

function pathOf(url: string): string {
  const query = url.indexOf('?');
  return (query === -1 ? url : url.slice(0, query)).slice(0, 200);
}

/**
 * Gives every request an id, that of the client when it is harmless, and writes one log line when it
 * is over: never a header and never the query, which could carry secrets.
 */
export function requestContext(logger: Logger): RequestHandler {
  return (req, res, next) => {
    const given = req.headers['x-request-id'];
    const requestId = typeof given === 'string' && safeRequestId.test(given) ? given : randomUUID();
    const context: RequestContext = { requestId, keyId: undefined };
    contexts.set(res, context);
    res.setHeader('X-Request-Id', requestId);
    const { method, originalUrl } = req;
    const startedAt = performance.now();
    res.once('close', () => {
      const line = {
        request_id: requestId,
        method,
        path: pathOf(originalUrl),
        status: res.statusCode,
        duration_ms: Math.round((performance.now() - startedAt) * 100) / 100,
        key_id: context.keyId,
      };
      if (res.writableFinished) logger.info(line, 'request');
      else logger.warn(line, 'request aborted');
    });
    next();
  };
}
