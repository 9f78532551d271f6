import { randomUUID } from 'node:crypto';
import type { Format } from '@crossvote/contracts';
import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { FamilyPlace } from '../family/family-place.ts';
import { requestPath } from './request-path.ts';
import { securityHeaders } from './security-headers.ts';

/** What is known about a request while it is answered. */
export interface RequestContext {
  readonly requestId: string;
  /** The path of the documentation page as clients reach it. */
  readonly docs: string;
  /** The family of its path, which words all its errors; undefined where no family has the path. */
  readonly place: FamilyPlace | undefined;
  /** The format of the answer; undefined before the family has chosen it. */
  format: Format | undefined;
  /** The id of its key; undefined before the key is checked. */
  keyId: number | undefined;
}

declare module 'express-serve-static-core' {
  interface Response {
    /** Set by `requestContext` for every request. */
    context?: RequestContext;
  }
}

const safeRequestId = /^[\w.:-]{1,128}$/;
const longestPath = 200;

function pathOf(url: string): string {
  const query = url.indexOf('?');
  return (query === -1 ? url : url.slice(0, query)).slice(0, longestPath);
}

/**
 * Gives every request an id (the id of the client, if it is harmless), finds the family of its path, and writes one log
 * line at the end. The log never has headers or the query, which could carry secrets.
 */
export function requestContext(
  logger: Logger,
  placeOf: (path: string | null) => FamilyPlace | undefined,
  docs: string,
): RequestHandler {
  return (req, res, next) => {
    const given = req.headers['x-request-id'];
    const requestId = typeof given === 'string' && safeRequestId.test(given) ? given : randomUUID();
    const place = placeOf(requestPath(req));
    const context: RequestContext = { requestId, docs, place, format: undefined, keyId: undefined };
    res.context = context;
    // Preflights and plain OPTIONS do not pass the layers that set these headers for other answers.
    if (req.method === 'OPTIONS') setCommonHeaders(res);
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

/** Sets the common headers of every answer. */
export function setCommonHeaders(res: Response): void {
  for (const [name, value] of securityHeaders) res.setHeader(name, value);
  if (res.context) res.setHeader('X-Request-Id', res.context.requestId);
}

/** Sets the common headers, for routes that do not send data. */
export const commonHeaders: RequestHandler = (_req, res, next) => {
  setCommonHeaders(res);
  next();
};
