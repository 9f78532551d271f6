import type { RequestListener } from 'node:http';
import { electionApi } from '@crossvote/contracts';
import compression from 'compression';
import express, { type Express, type Request, type Response } from 'express';
import { answerCache } from './answers/answer-cache.ts';
import { FairShares, type ShareLimits } from './answers/fair-shares.ts';
import { Authenticator } from './auth/authenticator.ts';
import type { ApiDeps } from './deps.ts';
import { mountFamily } from './endpoint.ts';
import { errorMiddleware, notFound } from './errors/error-middleware.ts';
import { lastResort } from './errors/last-resort.ts';
import { addressLimits } from './http/address-limits.ts';
import { crossOrigin } from './http/cors.ts';
import { type MessageClasses, messageClasses } from './http/message-classes.ts';
import { protocolChecks } from './http/protocol-checks.ts';
import { commonHeaders, requestContext } from './http/request-context.ts';
import { mountDocumentation } from './system/documentation.ts';
import { mountHealth } from './system/health.ts';

/** Version that the documentation shows where none is given. */
const defaultVersion = '0.1.0';

/** Long questions of one key go on side by side, and leave room for others. */
const shareLimits: ShareLimits = { atOnce: 8, ofKey: 4, waiting: 1000, unsentBytes: 32 * 2 ** 20 };

function buildExpress(deps: ApiDeps): Express {
  const { answerer, keys, usage, logger, now = Date.now, corsOrigins = [], freshMs = 0 } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.enable('case sensitive routing');
  // Each endpoint reads its query itself, without nesting.
  app.set('query parser', false);

  app.use(requestContext(logger));
  if (corsOrigins.length > 0) app.use(crossOrigin(corsOrigins));
  app.use(protocolChecks, addressLimits);

  // Endpoints come first and send by themselves: they are asked most, and pass no layer in vain.
  const parts = {
    authenticator: new Authenticator(keys, now),
    usage,
    answers: answerCache(freshMs),
    shares: new FairShares(shareLimits),
    answerer,
  };
  mountFamily(app, electionApi, parts);

  app.use(commonHeaders, compression({ threshold: 1024 }));
  mountDocumentation(app, {
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
  /** Its requests and responses; a server with other ones gets the same answers, more slowly. */
  readonly classes: MessageClasses;
}

/**
 * Builds the service's application: every API family, the documentation and the health checks. It
 * opens nothing and starts no timer.
 */
export function createApp(deps: ApiDeps): App {
  const app = buildExpress(deps);
  const classes = messageClasses(app);
  const giveUp = lastResort(deps.logger);
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
