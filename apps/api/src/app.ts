import type { RequestListener } from 'node:http';
import { apiFamilies } from '@crossvote/contracts';
import compression from 'compression';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { answerCache } from './answers/answer-cache.ts';
import { FairShares, type ShareLimits } from './answers/fair-shares.ts';
import { Authenticator } from './auth/authenticator.ts';
import type { ApiDeps } from './deps.ts';
import { electionEndpoints } from './election/endpoints.ts';
import { docsPath } from './docs/docs-path.ts';
import { errorMiddleware, notFound } from './errors/error-middleware.ts';
import { lastResort } from './errors/last-resort.ts';
import { Entrance } from './family/entrance.ts';
import { familyFinder } from './family/family-place.ts';
import { mountFamilies } from './family/mount-families.ts';
import { addressLimits } from './http/address-limits.ts';
import { crossOrigin } from './http/cors.ts';
import { type MessageClasses, messageClasses } from './http/message-classes.ts';
import { protocolChecks } from './http/protocol-checks.ts';
import { commonHeaders, requestContext } from './http/request-context.ts';
import { MemoryLimiter } from './limits/limiter.ts';
import { mountDocumentation } from './system/documentation.ts';
import { mountHealth } from './system/health.ts';

/** Version that the documentation shows where none is given. */
const defaultVersion = '0.1.0';

/** Several long questions of one client may run at the same time, but they leave room for other clients. */
const shareLimits: ShareLimits = {
  atOnce: 8,
  ofClient: 4,
  waiting: 1000,
  unsentBytes: 32 * 2 ** 20,
};

function buildExpress(deps: ApiDeps, begin: RequestHandler): Express {
  const { keys, usage, logger, now = Date.now, corsOrigins = [], freshMs = 0 } = deps;
  const { families = apiFamilies, endpoints = electionEndpoints, trustProxy } = deps;
  const { answerer, limiter = new MemoryLimiter() } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.enable('case sensitive routing');
  // Each family parses its own query.
  app.set('query parser', false);
  app.set('trust proxy', trustProxy ?? false);

  const pagesOfOthers = crossOrigin(families, corsOrigins);
  app.use(begin, ...(pagesOfOthers ? [pagesOfOthers] : []), protocolChecks, addressLimits);

  // Families come first and send their own answers. They get most requests, which should not pass other layers in vain.
  mountFamilies(app, families, {
    entrance: new Entrance(new Authenticator(keys, now), limiter),
    usage,
    answers: answerCache(freshMs),
    shares: new FairShares(shareLimits),
    answerer,
    endpoints,
    versionOf: deps.versionOf,
  });

  app.use(commonHeaders, compression({ threshold: 1024 }));
  mountDocumentation(app, {
    families,
    publicUrl: deps.publicUrl,
    version: deps.version ?? defaultVersion,
  });
  mountHealth(app, deps);

  app.use(notFound, errorMiddleware(logger));
  return app;
}

/** The service's application, for a server of Node. */
export interface App {
  readonly listener: RequestListener;
  /** The classes of requests and responses for the server. With other classes the answers are the same, but slower. */
  readonly classes: MessageClasses;
}

/**
 * Builds the service's application: every API family, the documentation and the health checks. It
 * opens nothing and starts no timer.
 */
export function createApp(deps: ApiDeps): App {
  const { logger, families = apiFamilies, publicUrl } = deps;
  const begin = requestContext(logger, familyFinder(families), docsPath(publicUrl));
  const app = buildExpress(deps, begin);
  const classes = messageClasses(app);
  const giveUp = lastResort(logger, begin);
  const listener: RequestListener = (incoming, outgoing) => {
    // Express gives both objects its own prototypes before anything reads them as its types.
    const req = incoming as Request;
    const res = outgoing as Response;
    app(req, res, (error?: unknown) => {
      giveUp(req, res, error);
    });
  };
  return { listener, classes };
}
