import { type ApiFamily, electionApi } from '@crossvote/contracts';
import cors from 'cors';
import type { RequestHandler } from 'express';

/** Request headers of every family. */
const commonHeaders = ['X-Request-Id', 'If-None-Match'];
/** Headers of every answer that a page may read. */
const commonExposed = ['ETag', 'X-Request-Id', 'Retry-After'];

function corsOf(
  { access, headers, exposedHeaders }: ApiFamily,
  origin: '*' | string[],
): RequestHandler {
  const ofKey = access.kind === 'key' && access.place.in === 'header' ? [access.place.name] : [];
  return cors({
    origin,
    methods: ['GET', 'HEAD'],
    allowedHeaders: [...ofKey, ...commonHeaders, ...headers],
    exposedHeaders: [...commonExposed, ...exposedHeaders],
    maxAge: 600,
  });
}

/**
 * Lets pages of other origins call the service. Open families may be called from everywhere; other families and all
 * other paths may be called from the given origins.
 *
 * @param origins - `*` stands for every origin
 * @returns undefined where no page of another origin may call anything
 */
export function crossOrigin(
  families: readonly ApiFamily[],
  origins: readonly string[],
): RequestHandler | undefined {
  const configured = origins.includes('*') ? '*' : [...origins];
  const handlerOf = (family: ApiFamily) => {
    if (family.crossOrigin === 'open') return corsOf(family, '*');
    return origins.length === 0 ? undefined : corsOf(family, configured);
  };
  const handlers = new Map(families.map((family) => [family, handlerOf(family)]));
  const elsewhere = handlerOf(electionApi);
  if (!elsewhere && ![...handlers.values()].some(Boolean)) return undefined;
  return (req, res, next) => {
    const place = res.context?.place;
    const handle = place ? handlers.get(place.family) : elsewhere;
    if (handle) void handle(req, res, next);
    else next();
  };
}
