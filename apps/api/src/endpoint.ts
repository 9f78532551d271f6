import { flatQuery, parseRequest, type AnyRoute, type ApiFamily } from '@crossvote/contracts';
import type { IRouter, RequestHandler } from 'express';
import type { Answers } from './answers/answer-cache.ts';
import type { Answerer } from './answers/answerer.ts';
import type { FairShares } from './answers/fair-shares.ts';
import { PreparedAnswer } from './answers/prepared-answer.ts';
import type { Authenticator } from './auth/authenticator.ts';
import type { UsageRecorder } from './deps.ts';
import { getOnly } from './http/get-only.ts';
import { acceptsGzip, sendAnswer } from './http/send-answer.ts';

/** What every endpoint shares. */
export interface EndpointParts {
  readonly authenticator: Authenticator;
  readonly usage: UsageRecorder;
  readonly answers: Answers;
  readonly shares: FairShares;
  readonly answerer: Answerer;
}

/** Shortest answer whose way to the client is watched, in bytes. */
const watchedBytes = 16_384;

function textParams(params: Readonly<Record<string, string | string[]>>): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'string') texts[name] = value;
  }
  return texts;
}

function rawQueryOf(url: string): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start + 1);
}

function handlerOf(route: AnyRoute, pattern: string, parts: EndpointParts): RequestHandler {
  const { authenticator, usage, answers, shares, answerer } = parts;
  const name = `${route.method.toUpperCase()} ${pattern}`;
  return async (req, res) => {
    const header = req.headers['x-api-key'];
    const keyId = await authenticator.authenticate(Array.isArray(header) ? header[0] : header);
    if (res.context) res.context.keyId = keyId;
    usage.record(keyId, name);
    const prepared = await answers({ keyId, address: req.url }, async () => {
      const wire = { params: textParams(req.params), query: flatQuery.read(rawQueryOf(req.url)) };
      const question = { route: route.id, request: parseRequest(route.request, wire) };
      return shares.run(keyId, async () => {
        const answer = new PreparedAnswer(await answerer(question, keyId));
        if (acceptsGzip(req)) await answer.packed();
        return answer;
      });
    });
    // Who asked is gone, and was told of once: nothing would take the answer from those on their way.
    if (res.closed) return;
    if (prepared.plain.length >= watchedBytes)
      res.once('close', shares.sending(keyId, prepared.plain.length));
    await sendAnswer(req, res, prepared);
  };
}

/**
 * Mounts the routes of a family under its base path, each with authentication, usage count and
 * validation; other methods of a known path are a 405.
 */
export function mountFamily(
  router: IRouter,
  { basePath, routes }: ApiFamily,
  parts: EndpointParts,
): void {
  for (const route of routes) {
    const pattern = basePath + route.path;
    getOnly(router, pattern.replaceAll(/\{(\w+)\}/g, ':$1'), handlerOf(route, pattern, parts));
  }
}
