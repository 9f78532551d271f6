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

/** The parts of a request that decide the format of its answer. */
export interface FormatRequest {
  /** Path below the base path, as it was sent. It may end with a suffix such as `.html`. */
  readonly path: string;
  /** The text after the question mark, as it was sent. */
  readonly rawQuery: string;
  /** The Accept header; undefined where the family has one format. */
  readonly accept: string | undefined;
}

/** The words of a family for one status. */
export interface StatusWords {
  /** The usual cause, for the documentation. */
  readonly cause: string;
  /** A message, for the documentation. */
  readonly sample?: string;
}

/** Where a problem came up. */
export interface ProblemPlace {
  /** The format of the request; the first format of the family where it is not known yet. */
  readonly format: Format;
  /** The base path of the request. */
  readonly base: string;
  /** The path below the base. */
  readonly path: string;
  /** Undefined in the documentation. */
  readonly requestId: string | undefined;
}

/** How a family words problems. */
export interface ErrorShape {
  /** Prefix of the names of its answers in the OpenAPI document; empty for the words of Crossvote itself. */
  readonly prefix: string;
  /** The statuses that its clients may get. */
  readonly statuses: Readonly<Partial<Record<ProblemStatus, StatusWords>>>;
  /** Schema of a JSON body. */
  readonly schema: z.ZodType;
  /** Words any problem, from the first look at the address until the answer is sent. */
  write(
    problem: Problem,
    place: ProblemPlace,
  ): { readonly mediaType: string; readonly body: string };
}

/** Who may use a family. */
export type Access =
  | {
      readonly kind: 'key';
      /** Where clients send the key, for the documentation. */
      readonly place: { readonly in: 'header' | 'query'; readonly name: string };
      /**
       * @param request - the address, and the headers by name in lower case
       * @returns the key as it was sent; undefined where none was sent
       */
      keyOf(request: {
        readonly url: string;
        readonly headers: Readonly<Record<string, string | string[] | undefined>>;
      }): string | undefined;
      /** Headers of a 401. */
      readonly challenge: Readonly<Record<string, string>>;
    }
  /** Everybody may use it. A client sees no dataset. */
  | { readonly kind: 'open' };

/** How often a family may be used. */
export interface RateLimit {
  /** Who is counted: each key, each address of a client, or all clients together. */
  readonly by: 'key' | 'address' | 'family';
  readonly perSecond: number;
  /** Most requests at once after a pause. */
  readonly burst: number;
  /** Status of the refusal, and its sentence. */
  readonly status: 403 | 429;
  readonly message: string;
  /** Headers of every answer, made from the number of requests that are left. */
  headers?(left: number): Readonly<Record<string, string>>;
}

/** How long the address of a request may be. */
export interface AddressLimit {
  readonly bytes: number;
  /** Said of a longer one, in a 414. */
  readonly message: string;
}

/**
 * Routes under common base paths that share words, access and error shape. Everything that the service does before and
 * after a route is declared here. `mountFamilies`, the OpenAPI document, the documentation and the client read it.
 *
 * @typeParam Query - the result of parsing a query string by the grammar
 */
export interface ApiFamily<Query = unknown> {
  /** Short name, a tag of the OpenAPI document. */
  readonly name: string;
  readonly description: string;
  /**
   * Each begins with a slash and ends without one. A request belongs to the family with the longest base path that
   * fits.
   */
  readonly basePaths: readonly [string, ...string[]];
  readonly grammar: QueryGrammar<Query>;
  /**
   * Request headers that its routes read, in lower case. The schemas of the routes get them, and CORS and Vary name
   * them.
   */
  readonly headers: readonly string[];
  /** The first is the default. */
  readonly formats: readonly [Format, ...Format[]];
  /**
   * Chooses the format of an answer.
   *
   * @returns the format, and the path without its suffix
   * @throws ProblemError for an unknown format
   */
  format(request: FormatRequest): { readonly format: Format; readonly path: string };
  readonly access: Access;
  readonly limit?: RateLimit;
  readonly errors: ErrorShape;
  /** The origins whose pages may call it: the configured ones, or all. */
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
