import type { z } from 'zod';
import type { ProblemStatus } from './problems.ts';
import type { FlatQuery } from './request/flat-query.ts';

/** What a request says before it is understood: decoded, but all text. */
export interface WireRequest {
  /** Path parameters by name, such as `dataset_id`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: FlatQuery;
}

/** A request with its answer, for the documentation and for tests. */
export interface RouteExample<Answer> {
  /** Unique within the route; a key of the OpenAPI document. */
  readonly name: string;
  readonly summary: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly answer: Answer;
}

/**
 * One route, declared once: the router, the OpenAPI document, the documentation page and the client
 * are all made from it.
 */
export interface Route<Request, Answer, Path extends string = string> {
  /** Unique over all families; the `operationId` of the OpenAPI document. */
  readonly id: string;
  readonly method: 'get';
  /** Below the base path of its family, with `{name}` for path parameters. */
  readonly path: Path;
  readonly summary: string;
  readonly description: string;
  /**
   * Understands `params` and `query` of a {@link WireRequest}, and documents them: there is no other parser. What it
   * refuses is worded by `parseRequest`.
   */
  readonly request: z.ZodType<Request>;
  readonly responses: { readonly 200: z.ZodType<Answer> };
  /** Statuses of its error answers, ascending. */
  readonly errors: readonly ProblemStatus[];
  readonly examples: readonly RouteExample<Answer>[];
}

/** Any route, where the shapes do not matter. */
export type AnyRoute = Route<unknown, unknown>;

/** Declares a route; only infers its types. */
export function defineRoute<Request, Answer, const Path extends string>(
  route: Route<Request, Answer, Path>,
): Route<Request, Answer, Path> {
  return route;
}

/** Routes under one base path that share words, authentication and error shape. */
export interface ApiFamily {
  /** Short name, a tag of the OpenAPI document. */
  readonly name: string;
  readonly description: string;
  /** Starts with a slash, ends without one. */
  readonly basePath: string;
  readonly routes: readonly AnyRoute[];
}
