import type { ApiFamily } from '@crossvote/contracts';
import type { Express, Request, Response } from 'express';
import type { Answers } from '../answers/answer-cache.ts';
import { type Answerer, type Question, weakTag, type WrittenRoute } from '../answers/answerer.ts';
import type { FairShares } from '../answers/fair-shares.ts';
import { PreparedAnswer } from '../answers/prepared-answer.ts';
import type { Principal } from '../auth/principal.ts';
import type { UsageRecorder, VersionOf } from '../deps.ts';
import { answerOtherMethods } from '../http/methods.ts';
import type { RequestContext } from '../http/request-context.ts';
import { acceptsGzip, AnswerSender } from '../http/send-answer.ts';
import type { Entrance } from './entrance.ts';
import { checkEndpoints } from './check-endpoints.ts';
import type { FamilyPlace } from './family-place.ts';
import { RequestReader } from './request-reader.ts';

/** The parts that all families share. */
export interface FamilyParts {
  readonly entrance: Entrance;
  readonly usage: UsageRecorder;
  readonly answers: Answers;
  readonly shares: FairShares;
  readonly answerer: Answerer;
  readonly endpoints: readonly WrittenRoute[];
  readonly versionOf: VersionOf | undefined;
}

/** Shortest answer whose sending is watched, in bytes. */
const watchedBytes = 16_384;

/** A question, and the name by which its answer is kept. */
interface Asked {
  readonly question: Question;
  readonly principal: Principal;
  readonly name: string;
  /** Undefined where it is not known before the answer. */
  readonly etag: string | undefined;
}

/** Answers the requests of one family. Each request passes the same steps in the same order. */
class FamilyHandler {
  private readonly reader: RequestReader;
  private readonly sender: AnswerSender;

  constructor(
    private readonly family: ApiFamily,
    private readonly parts: FamilyParts,
  ) {
    this.reader = new RequestReader(family);
    this.sender = new AnswerSender(family);
  }

  async handle(
    place: FamilyPlace,
    context: RequestContext,
    req: Request,
    res: Response,
  ): Promise<void> {
    const { family, parts, sender } = this;
    const found = this.reader.find(place, req);
    const { format } = found;
    context.format = format;
    if (answerOtherMethods(req, res)) return;

    const { principal, headers } = await parts.entrance.admit(family, req);
    context.keyId = principal.keyId;
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    if (principal.keyId !== undefined) parts.usage.record(principal.keyId, found.endpoint);

    const { question, name } = found.understand();
    const asked = await this.versioned({ question, principal, name });
    if (asked.etag !== undefined && sender.sendIfKnown(req, res, asked.etag, format)) return;
    const answer = await this.answer(asked, acceptsGzip(req));
    // The client is gone, and its `close` event is over, so nothing would ever count the answer as sent.
    if (res.closed) return;
    if (answer.plain.length >= watchedBytes)
      res.once('close', parts.shares.sending(principal.client, answer.plain.length));
    await sender.send(req, res, answer, format);
  }

  /** Everything that an answer depends on goes into its name: not the key itself, but what the key may see. */
  private async versioned(asked: Omit<Asked, 'etag'>): Promise<Asked> {
    const { question, principal } = asked;
    const { datasets } = principal;
    const { versionOf } = this.parts;
    const version = versionOf && (await versionOf(question, { datasets }));
    const seen = datasets === undefined ? asked.name : `${asked.name} of ${datasets.join(',')}`;
    if (version === undefined) return { question, principal, name: seen, etag: undefined };
    const name = `${seen} at ${version}`;
    return { question, principal, name, etag: weakTag(name) };
  }

  private answer(asked: Asked, isPacked: boolean): Promise<PreparedAnswer> {
    const { answers, shares, answerer } = this.parts;
    const { name, etag, question, principal } = asked;
    const { client } = principal;
    const { tooManyWaiting } = this.family;
    return answers({ client, name, isLasting: etag !== undefined }, () =>
      shares.run({ client, tooManyWaiting }, async () => {
        const answer = new PreparedAnswer(await answerer(question, principal), etag);
        if (isPacked) await answer.packed();
        return answer;
      }),
    );
  }
}

/**
 * Answers the requests of all families. Each request passes the same steps: format, route, method, access and limits,
 * grammar and schema, version, kept or new answer. The context of a request has its family. This family words the
 * errors of all steps.
 *
 * @throws Error for a route that nothing answers, or not in each format of its family
 */
export function mountFamilies(
  app: Express,
  families: readonly ApiFamily[],
  parts: FamilyParts,
): void {
  checkEndpoints(families, parts.endpoints);
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
