import { hash } from 'node:crypto';
import type { AnyRoute, Format, Route } from '@crossvote/contracts';
import type { Principal, Sight } from '../auth/principal.ts';

/** What an endpoint is asked, as it goes to a thread. */
export interface Question {
  /** Id of the route. */
  readonly route: string;
  /** What the route's schema made of it: plain data. */
  readonly request: unknown;
  readonly format: Format['name'];
}

/** An answer as it comes from a thread. */
export interface RenderedAnswer {
  readonly body: Uint8Array<ArrayBuffer>;
  /** Weak, because packed and plain answers share it. */
  readonly etag: string;
  /** Sent with the answer besides those of every answer, such as `Link`. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Answers the questions of endpoints.
 *
 * @param principal - who asks
 * @throws NotFoundError, QuestionTooLargeError and DatabaseOutageError, or a ProblemError in place of them
 */
export type Answerer = (question: Question, principal: Principal) => Promise<RenderedAnswer>;

/** How an answer goes out, where it is not its JSON alone. */
export interface Rendering<Request, Answer> {
  /** By name of the format; JSON is written without one. */
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
 * A declared route with the function that answers it.
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
 * Joins a declared route and its handler; their types must agree. Of who asks, a handler learns only by what answers are
 * kept: what it may see.
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
    // The route's own schema made the request.
    const request = question.request as Request;
    const write = allWriters.get(question.format);
    if (!write) throw new Error(`${route.id} is not written as ${question.format}`);
    const body = new TextEncoder().encode(write(await handle(request, { datasets }, source)));
    return { body, etag: weakTag(body), headers: headers?.(request, body) ?? {} };
  };
  return { route, formats: [...allWriters.keys()], render };
}

/** An entity tag that stands for some bytes or a text. */
export function weakTag(content: Uint8Array | string): string {
  return `W/"${hash('sha1', content, 'base64url')}"`;
}

/** Answers in the thread that asks. */
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
