import { type ApiFamily, type Format, parseRequest } from '@crossvote/contracts';
import type { Request } from 'express';
import { LRUCache } from 'lru-cache';
import type { Question } from '../answers/answerer.ts';
import { noRoute } from '../errors/error-middleware.ts';
import type { FamilyPlace } from './family-place.ts';
import { type FoundRoute, routeTable } from './route-table.ts';

/** Most characters of addresses and parsed requests that are remembered. */
const capacity = 8 * 2 ** 20;
/** Size of an entry beside these characters. */
const entrySize = 500;

/** A request that was parsed. */
export interface Understood {
  readonly question: Question;
  /** Text of everything that its answer depends on, except the version and what the client may see. */
  readonly name: string;
}

/** The route of an address. */
export interface Found {
  readonly format: Format;
  /** Method and path pattern, by which requests are counted. */
  readonly endpoint: string;
  /** @throws ProblemError for parameters that the route refuses */
  understand(): Understood;
}

function rawQueryOf(url: string): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start + 1);
}

/** JSON by which answers are told apart. @throws Error for values that JSON cannot represent exactly */
function nameOf(parts: unknown): string {
  return JSON.stringify(parts, (_, value: unknown) => {
    const prototype: unknown =
      typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : null;
    const isPlain = [null, Object.prototype, Array.prototype].includes(prototype as object);
    const isNumber = typeof value !== 'number' || Number.isFinite(value);
    if (isPlain && isNumber && typeof value !== 'bigint') return value;
    throw new Error('a request is understood as plain data');
  });
}

/**
 * Reads the requests of a family: format, route, query and parameters. A request depends only on its address and on the
 * headers that the family names, and the same requests come again and again. So parsed requests are remembered, within
 * limits.
 */
export class RequestReader {
  private readonly routeOf: (path: string) => FoundRoute | undefined;
  private readonly known = new LRUCache<string, Found & { readonly understood: Understood }>({
    maxSize: capacity,
    sizeCalculation: ({ understood }, key) => key.length + understood.name.length + entrySize,
  });

  constructor(private readonly family: ApiFamily) {
    this.routeOf = routeTable(family.routes);
  }

  /** @throws ProblemError 404 for a path without a route, and the problem of the family for an unknown format */
  find(place: FamilyPlace, req: Request): Found {
    const headers = this.headersOf(req);
    const accept = this.family.formats.length > 1 ? req.headers.accept : undefined;
    // The parts contain no line end. An address without other parts is not copied, as it is looked up for every
    // request.
    const others = [accept ?? '', ...Object.values(headers)];
    const key = others.some(Boolean) ? [req.url, ...others].join('\n') : req.url;
    return this.known.get(key) ?? this.read(key, { place, req, headers, accept });
  }

  private read(
    key: string,
    asked: {
      readonly place: FamilyPlace;
      readonly req: Request;
      readonly headers: Readonly<Record<string, string>>;
      readonly accept: string | undefined;
    },
  ): Found {
    const { family, known } = this;
    const { place, req, headers, accept } = asked;
    const rawQuery = rawQueryOf(req.url);
    const { format, path } = family.format({ path: place.path, rawQuery, accept });
    const found = this.routeOf(path);
    if (!found) throw noRoute(req);
    const { route, params } = found;
    const endpoint = `GET ${place.base}${route.path}`;
    const understand = () => {
      const query = family.grammar.read(rawQuery);
      const request = parseRequest(route.request, { params, query, headers });
      const understood = {
        question: { route: route.id, request, format: format.name },
        name: nameOf([family.name, place.base, route.id, format.name, request]),
      };
      known.set(key, { format, endpoint, understood, understand: () => understood });
      return understood;
    };
    return { format, endpoint, understand };
  }

  /**
   * The headers that the family reads; empty where they are not sent. A header that is sent several times becomes one
   * list.
   */
  private headersOf({ headers }: Request): Record<string, string> {
    return Object.fromEntries(
      this.family.headers.map((name) => [name, [headers[name] ?? ''].flat().join(', ')]),
    );
  }
}
