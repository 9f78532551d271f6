import { type ApiFamily, parseRequest } from '@crossvote/contracts';
import type { Express, Request, Response } from 'express';
import type { Answers } from '../answers/answer-cache.ts';
import { type Answerer, type Question, weakTag } from '../answers/answerer.ts';
import type { FairShares } from '../answers/fair-shares.ts';
import { PreparedAnswer } from '../answers/prepared-answer.ts';
import type { Principal } from '../auth/principal.ts';
import type { UsageRecorder, VersionOf } from '../deps.ts';
import { noRoute } from '../errors/error-middleware.ts';
import { answerOtherMethods } from '../http/methods.ts';
import type { RequestContext } from '../http/request-context.ts';
import { acceptsGzip, AnswerSender } from '../http/send-answer.ts';
import type { Entrance } from './entrance.ts';
import type { FamilyPlace } from './family-place.ts';
import { type FoundRoute, routeTable } from './route-table.ts';

/** What all families share. */
export interface FamilyParts {
  readonly entrance: Entrance;
  readonly usage: UsageRecorder;
  readonly answers: Answers;
  readonly shares: FairShares;
  readonly answerer: Answerer;
  readonly versionOf: VersionOf;
}

/** Shortest answer whose way to the client is watched, in bytes. */
const watchedBytes = 16_384;

function rawQueryOf(url: string): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start + 1);
}

/** The headers that a family reads; one that stands several times as one list. */
function headersFor({ headers: names }: ApiFamily, { headers }: Request): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, [value].flat().join(', ')]];
    }),
  );
}

/** Answers the requests of one family, each in the same order of steps. */
class FamilyHandler {
  private readonly find: (path: string) => FoundRoute | undefined;
  private readonly sender: AnswerSender;

  constructor(
    private readonly family: ApiFamily,
    private readonly parts: FamilyParts,
  ) {
    this.find = routeTable(family.routes);
    this.sender = new AnswerSender(family);
  }

  async handle(place: FamilyPlace, context: RequestContext, req: Request, res: Response) {
    const { family, parts } = this;
    const rawQuery = rawQueryOf(req.url);
    const { accept } = req.headers;
    const { format, path } = family.format({ path: place.path, rawQuery, accept });
    context.format = format;
    const found = this.find(path);
    if (!found) throw noRoute(req);
    if (answerOtherMethods(req, res)) return;

    const { principal, headers } = await parts.entrance.admit(family, req, rawQuery);
    context.keyId = principal.keyId;
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    if (principal.keyId !== undefined)
      parts.usage.record(principal.keyId, `GET ${place.base}${found.route.path}`);

    const query = family.grammar.read(rawQuery);
    const wire = { params: found.params, query, headers: headersFor(family, req) };
    const request = parseRequest(found.route.request, wire);
    const question = { route: found.route.id, request, format: format.name };

    const version = await parts.versionOf(question, principal);
    // All that an answer depends on. The key itself is no part of it, but what it may see.
    const name = JSON.stringify([
      ...[family.name, place.base, question.route, format.name, version, principal.datasets],
      request,
    ]);
    const etag = version === undefined ? undefined : weakTag(name);
    if (etag !== undefined && this.sender.sendIfFresh(req, res, etag, format)) return;
    const answer = await this.answer({ name, etag, question, principal }, acceptsGzip(req));
    // Who asked is gone, and was told of once: nothing would take the answer from those on their way.
    if (res.closed) return;
    if (answer.plain.length >= watchedBytes)
      res.once('close', parts.shares.sending(principal.client, answer.plain.length));
    await this.sender.send(req, res, answer, format);
  }

  private answer(
    asked: {
      readonly name: string;
      readonly etag: string | undefined;
      readonly question: Question;
      readonly principal: Principal;
    },
    isPacked: boolean,
  ): Promise<PreparedAnswer> {
    const { answers, shares, answerer } = this.parts;
    const { name, etag, question, principal } = asked;
    const { client } = principal;
    return answers({ client, name, isLasting: etag !== undefined }, () =>
      shares.run(client, async () => {
        const answer = new PreparedAnswer(await answerer(question, principal), etag);
        if (isPacked) await answer.packed();
        return answer;
      }),
    );
  }
}

/**
 * Answers the requests of all families. Each request passes the same steps: format, route, method, access and limits,
 * grammar, the schema of the route, version, kept or new answer. Which family has the request, its context tells; what is
 * thrown at any step is worded by that family.
 */
export function mountFamilies(
  app: Express,
  families: readonly ApiFamily[],
  parts: FamilyParts,
): void {
  const handlers = new Map(
    families.map((family) => [family, new FamilyHandler(family, parts)] as const),
  );
  app.use(async (req, res, next) => {
    const { context } = res;
    const place = context?.place;
    const handler = place && handlers.get(place.family);
    if (handler) await handler.handle(place, context, req, res);
    else next();
  });
}
