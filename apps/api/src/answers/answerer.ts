import { hash } from 'node:crypto';
import type { AnyRoute, Format, Route } from '@crossvote/contracts';
import type { Principal, Sight } from '../auth/principal.ts';

/** A question to an endpoint, in a form that can go to a thread. */
export interface Question {
  /** Id of the route. */
  readonly route: string;
  /** The request as the schema of the route parsed it: plain data. */
  readonly request: unknown;
  readonly format: Format['name'];
}

/** An answer in a form that can come from a thread. */
export interface RenderedAnswer {
  readonly body: Uint8Array<ArrayBuffer>;
  /** A weak tag, because packed and plain answers share it. */
  readonly etag: string;
  /** Headers of this answer in addition to the common ones, such as `Link`. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Answers the questions of endpoints.
 *
 * @param principal - who asks
 * @throws NotFoundError, QuestionTooLargeError and DatabaseOutageError, or a ProblemError instead
 */
export type Answerer = (question: Question, principal: Principal) => Promise<RenderedAnswer>;

/** How an answer is written, where it is not only JSON. */
export interface Rendering<Request, Answer> {
  /** Writers by name of the format. JSON needs none. */
  readonly writers?: Readonly<Record<string, (answer: Answer) => string>>;
  /** Headers of the answer, such as a signature of its body. */
  readonly headers?: (request: Request, body: Uint8Array) => Readonly<Record<string, string>>;
}

/** A declared route, and the formats in which its answer can be written. */
export interface WrittenRoute {
  readonly route: AnyRoute;
  readonly formats: readonly Format['name'][];
}

/**
 * A declared route, and the function that answers it.
 *
 * @typeParam Source - what it is answered from
 */
export interface Endpoint<Source> extends WrittenRoute {
  readonly render: (
    question: Question,
    principal: Principal,
    source: Source,
  ) => Promise<RenderedAnswer>;
}

/**
 * Joins a declared route and its handler, whose types must agree. About the client a handler only knows what it may
 * see, as kept answers depend only on that.
 */
export function endpoint<Request, Answer, Query, Source>(
  route: Route<Request, Answer, string, Query>,
  handle: (request: Request, sight: Sight, source: Source) => Promise<Answer>,
  { writers = {}, headers }: Rendering<Request, Answer> = {},
): Endpoint<Source> {
  const allWriters = new Map<string, (answer: Answer) => string>([
    ['json', JSON.stringify],
    ...Object.entries(writers),
  ]);
  const render: Endpoint<Source>['render'] = async (question, { datasets }, source) => {
    // The schema of the route made the request.
    const request = question.request as Request;
    const write = allWriters.get(question.format);
    if (!write) throw new Error(`${route.id} is not written as ${question.format}`);
    const body = new TextEncoder().encode(write(await handle(request, { datasets }, source)));
    return { body, etag: weakTag(body), headers: headers?.(request, body) ?? {} };
  };
  return { route, formats: [...allWriters.keys()], render };
}

/** A weak entity tag for some bytes or a text. */
export function weakTag(content: Uint8Array | string): string {
  return `W/"${hash('sha1', content, 'base64url')}"`;
}

/** An answerer that works in the thread of the caller. */
export function answererOf<Source>(
  endpoints: readonly Endpoint<Source>[],
  source: Source,
): Answerer {
  return async (question, principal) => {
    const found = endpoints.find(({ route }) => route.id === question.route);
    if (!found) throw new Error(`no endpoint answers ${question.route}`);
    return found.render(question, principal, source);
  };
}
