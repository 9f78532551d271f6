import type * as z from 'zod';
import type { Problem, ProblemStatus } from './problem.ts';
import type { QueryGrammar } from './request/query-grammar.ts';
import type { AnyRoute } from './route.ts';

/** A form in which a family answers. */
export interface Format {
  /** Short name, such as `json`. */
  readonly name: string;
  /** Sent as Content-Type, such as `application/json; charset=utf-8`. */
  readonly mediaType: string;
}

/** What tells the format of an answer. */
export interface FormatRequest {
  /** Below the base path, as it was sent; it may end with a suffix such as `.html`. */
  readonly path: string;
  /** Behind the question mark, as it was sent. */
  readonly rawQuery: string;
  /** The Accept header; undefined where the family has one format. */
  readonly accept: string | undefined;
}

/** The words of a family for one status. */
export interface StatusWords {
  /** What usually leads to it, for the documentation. */
  readonly cause: string;
  /** A message, for the documentation. */
  readonly sample?: string;
}

/** Where a problem came up. */
export interface ProblemPlace {
  /** That of the request; the family's first where the request was not read so far. */
  readonly format: Format;
  /** The base path by which the family was asked. */
  readonly base: string;
  /** Below the base. */
  readonly path: string;
  /** Undefined in the documentation. */
  readonly requestId: string | undefined;
}

/** How a family words what went wrong. */
export interface ErrorShape {
  /** Begins the names of its answers in the OpenAPI document; empty for the words of Crossvote itself. */
  readonly prefix: string;
  /** The statuses that its clients may meet. */
  readonly statuses: Readonly<Partial<Record<ProblemStatus, StatusWords>>>;
  /** Of a body in JSON. */
  readonly schema: z.ZodType;
  /** Words any problem, from the first look at the address to the sending of the answer. */
  write(
    problem: Problem,
    place: ProblemPlace,
  ): { readonly mediaType: string; readonly body: string };
}

/** Who may ask a family. */
export type Access =
  | {
      readonly kind: 'key';
      /** Where the key stands, for the documentation. */
      readonly place: { readonly in: 'header' | 'query'; readonly name: string };
      /**
       * @param request - its address, and its headers by name in lower case
       * @returns the key as it was sent; undefined where there is none
       */
      keyOf(request: {
        readonly url: string;
        readonly headers: Readonly<Record<string, string | string[] | undefined>>;
      }): string | undefined;
      /** Headers of a 401. */
      readonly challenge: Readonly<Record<string, string>>;
    }
  /** Everybody; who asks sees no dataset. */
  | { readonly kind: 'open' };

/** How often a family may be asked. */
export interface RateLimit {
  /** Who is counted: each key, each address of a client, or all clients together. */
  readonly by: 'key' | 'address' | 'family';
  readonly perSecond: number;
  /** Most requests at once after a pause. */
  readonly burst: number;
  /** Status of the refusal, and its sentence. */
  readonly status: 403 | 429;
  readonly message: string;
  /** Headers of every answer, made from what is left. */
  headers?(left: number): Readonly<Record<string, string>>;
}

/** How long the address of a request may be. */
export interface AddressLimit {
  readonly bytes: number;
  /** Said of a longer one, in a 414. */
  readonly message: string;
}

/**
 * Routes under common base paths that share words, access and error shape. All that the service does before and after a
 * route is declared here: `mountFamilies` reads it, and so do the OpenAPI document, the documentation and the client.
 *
 * @typeParam Query - what the grammar makes of a query string
 */
export interface ApiFamily<Query = unknown> {
  /** Short name, a tag of the OpenAPI document. */
  readonly name: string;
  readonly description: string;
  /** Each starts with a slash and ends without one. Of all families the longest that fits has the request. */
  readonly basePaths: readonly [string, ...string[]];
  readonly grammar: QueryGrammar<Query>;
  /** Request headers that its routes read, in lower case: they reach the routes' schemas, CORS and Vary. */
  readonly headers: readonly string[];
  /** The first is the default. */
  readonly formats: readonly [Format, ...Format[]];
  /**
   * Chooses the format of an answer.
   *
   * @returns the format, and the path without its suffix
   * @throws ProblemError for a format that there is not
   */
  format(request: FormatRequest): { readonly format: Format; readonly path: string };
  readonly access: Access;
  readonly limit?: RateLimit;
  readonly errors: ErrorShape;
  /** Pages of which origins may call it: those that the service is started with, or all. */
  readonly crossOrigin: 'configured' | 'open';
  /** Headers of its answers that these pages may read, besides those of every answer. */
  readonly exposedHeaders: readonly string[];
  readonly longestAddress: AddressLimit;
  /** Said to a client of which too many questions wait, in a 503. */
  readonly tooManyWaiting: string;
  /** Cache-Control of a success. */
  readonly caching: string;
  readonly routes: readonly AnyRoute<Query>[];
}
