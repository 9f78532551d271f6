import type * as z from 'zod';
import type { ProblemStatus } from './problem.ts';
import type { FlatQuery } from './request/flat-query.ts';

/** What a request says before it is understood: decoded, but all text. */
export interface WireRequest<Query = unknown> {
  /** Path parameters by name, such as `dataset_id`. */
  readonly params: Readonly<Record<string, string>>;
  /** What the grammar of the family made of the query string. */
  readonly query: Query;
  /** The headers that the family names, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A request with its answer, for the documentation and for tests. */
export interface RouteExample<Answer, Query> {
  /** Unique within the route; a key of the OpenAPI document. */
  readonly name: string;
  readonly summary: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  /** The same request as a call of a `client` of `@crossvote/sdk`; left out where the client has none. */
  readonly clientCall?: string;
  readonly answer: Answer;
}

/**
 * One route, declared once: the router, the OpenAPI document, the documentation page and the client
 * are all made from it.
 *
 * @typeParam Query - what the grammar of its family makes of a query string
 */
export interface Route<Request, Answer, Path extends string = string, Query = FlatQuery> {
  /** Unique over all families; the `operationId` of the OpenAPI document. */
  readonly id: string;
  readonly method: 'get';
  /** Below the base path of its family, with `{name}` for path parameters. */
  readonly path: Path;
  readonly summary: string;
  readonly description: string;
  /**
   * Understands `params`, `query` and `headers` of a {@link WireRequest}, and documents them: there is no other parser.
   * What it makes is plain data, by which answers are kept. What it refuses is worded by `parseRequest`.
   */
  readonly request: z.ZodType<Request>;
  readonly responses: { readonly 200: z.ZodType<Answer> };
  /** Statuses of its error answers, ascending. */
  readonly errors: readonly ProblemStatus[];
  readonly examples: readonly RouteExample<Answer, Query>[];
}

/** Any route, where the shapes do not matter. */
export type AnyRoute<Query = unknown> = Route<unknown, unknown, string, Query>;

/** Declares a route; only infers its types. */
export function defineRoute<Request, Answer, const Path extends string, Query = FlatQuery>(
  route: Route<Request, Answer, Path, Query>,
): Route<Request, Answer, Path, Query> {
  return route;
}
