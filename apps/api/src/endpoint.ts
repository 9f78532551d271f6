import type { AnyRoute, ApiFamily, Route, WireRequest } from '@crossvote/contracts';
import type { IRouter, RequestHandler } from 'express';
import type { Authenticator } from './auth/authenticator.ts';
import type { UsageRecorder } from './deps.ts';
import type { Answers } from './http/answer-cache.ts';
import { getOnly } from './http/get-only.ts';
import { parseQuery } from './http/query.ts';
import { sendAnswer } from './http/send-answer.ts';

/** What every endpoint shares. */
export interface EndpointParts {
  readonly authenticator: Authenticator;
  readonly usage: UsageRecorder;
  readonly answers: Answers;
}

/** A declared route with the function that answers it. */
export interface Endpoint {
  readonly route: AnyRoute;
  readonly answer: (wire: WireRequest) => Promise<unknown>;
}

/** Joins a declared route and its handler; their types must agree. */
export function endpoint<Request, Answer>(
  route: Route<Request, Answer>,
  handle: (request: Request) => Promise<Answer>,
): Endpoint {
  // Not async: the request is parsed in the caller's try, and the handler's promise is passed on.
  return { route, answer: (wire) => handle(route.parse(wire)) };
}

function textParams(params: Readonly<Record<string, string | string[]>>): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'string') texts[name] = value;
  }
  return texts;
}

function handlerOf(
  { route, answer }: Endpoint,
  pattern: string,
  { authenticator, usage, answers }: EndpointParts,
): RequestHandler {
  const name = `${route.method.toUpperCase()} ${pattern}`;
  return async (req, res) => {
    const header = req.headers['x-api-key'];
    const keyId = await authenticator.authenticate(Array.isArray(header) ? header[0] : header);
    if (res.context) res.context.keyId = keyId;
    usage.record(keyId, name);
    const prepared = await answers(req.url, () =>
      answer({ params: textParams(req.params), query: parseQuery(req.url) }),
    );
    await sendAnswer(req, res, prepared);
  };
}

/**
 * Mounts the routes of a family under its base path, each with authentication, usage count and
 * validation; other methods of a known path are a 405.
 *
 * @throws Error when a declared route has no endpoint
 */
export function mountFamily(
  router: IRouter,
  { basePath, routes }: ApiFamily,
  { endpoints, parts }: { readonly endpoints: readonly Endpoint[]; readonly parts: EndpointParts },
): void {
  for (const route of routes) {
    const found = endpoints.find((candidate) => candidate.route === route);
    if (!found) throw new Error(`no endpoint answers ${route.id}`);
    const pattern = basePath + route.path;
    getOnly(router, pattern.replaceAll(/\{(\w+)\}/g, ':$1'), handlerOf(found, pattern, parts));
  }
}
