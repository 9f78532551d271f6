import { hash } from 'node:crypto';
import type { AnyRoute, Route } from '@crossvote/contracts';

/** What an endpoint is asked, as it goes to a thread. */
export interface Question {
  /** Id of the route. */
  readonly route: string;
  /** What the route's schema made of it. */
  readonly request: unknown;
}

/** An answer as it comes from a thread. */
export interface RenderedAnswer {
  /** JSON in UTF-8. */
  readonly json: Uint8Array<ArrayBuffer>;
  /** Weak, because packed and plain answers share it. */
  readonly etag: string;
}

/**
 * Answers the questions of endpoints.
 *
 * @param keyId - whose question it is
 * @throws NotFoundError, QuestionTooLargeError and DatabaseOutageError, or an HttpProblem in place of them
 */
export type Answerer = (question: Question, keyId: number) => Promise<RenderedAnswer>;

/** A declared route with the function that answers it. */
export interface Endpoint {
  readonly route: AnyRoute;
  readonly answer: (request: unknown) => Promise<unknown>;
}

/** Joins a declared route and its handler; their types must agree. */
export function endpoint<Request, Answer>(
  route: Route<Request, Answer>,
  handle: (request: Request) => Promise<Answer>,
): Endpoint {
  // The route's own schema made the request.
  return { route, answer: (request) => handle(request as Request) };
}

/** Answers in the thread that asks. */
export function answererOf(endpoints: readonly Endpoint[]): Answerer {
  return async ({ route, request }) => {
    const found = endpoints.find((candidate) => candidate.route.id === route);
    if (!found) throw new Error(`no endpoint answers ${route}`);
    const json = new TextEncoder().encode(JSON.stringify(await found.answer(request)));
    return { json, etag: `W/"${hash('sha1', json, 'base64url')}"` };
  };
}
