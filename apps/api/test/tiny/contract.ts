import {
  type ApiFamily,
  defineRoute,
  type Format,
  type Problem,
  ProblemError,
  type QueryGrammar,
} from '@crossvote/contracts';
import Builder from 'fast-xml-builder';
import qs from 'qs';
import * as z from 'zod';

/** What a nested query says. */
export type NestedQuery = Readonly<Record<string, unknown>>;

/** Brackets nest: `state[$in][]=MN`. */
export const nestedQuery: QueryGrammar<NestedQuery> = {
  name: 'nested',
  read: (rawQuery) => {
    // The parser would ignore it without a word.
    if (decodeURIComponent(rawQuery).includes('__proto__'))
      throw new ProblemError({ status: 400, code: 'unknown_param', message: 'no such parameter' });
    try {
      return qs.parse(rawQuery, { strictDepth: true, throwOnLimitExceeded: true });
    } catch {
      throw new ProblemError({ status: 400, code: 'invalid_param', message: 'too deep' });
    }
  },
  write: (query) => qs.stringify(query),
};

const xml: Format = { name: 'xml', mediaType: 'application/xml; charset=utf-8' };
const json: Format = { name: 'json', mediaType: 'application/json; charset=utf-8' };
const builder = new Builder();

/** An answer as XML. */
export function asXml(answer: object): string {
  return builder.build(answer);
}

const Town = z.object({ name: z.string(), office: z.string(), revision: z.number() });

/** `GET /towns/{town}`: a town, as an office sees it. */
export const getTown = defineRoute({
  id: 'getTown',
  method: 'get',
  path: '/towns/{town}',
  summary: 'A town',
  description: 'A town, as an office sees it.',
  request: z
    .object({
      params: z.object({ town: z.string() }),
      query: z.strictObject({
        key: z.string().optional(),
        format: z.enum(['xml', 'json']).optional(),
        state: z.strictObject({ $in: z.array(z.string().length(2)).max(3) }).optional(),
      }),
      headers: z.object({ 'x-office': z.string().meta({ description: 'Who looks.' }) }),
    })
    .transform(({ params, query, headers }) => ({
      town: params.town,
      states: query.state?.$in ?? [],
      office: headers['x-office'],
    })),
  responses: { 200: z.object({ Town }) },
  errors: [400, 401, 404, 405, 414, 429, 500, 503],
  examples: [
    {
      name: 'town',
      summary: 'Springfield',
      params: { town: 'Springfield' },
      query: { state: { $in: ['MN'] } },
      answer: { Town: { name: 'Springfield', office: 'city', revision: 1 } },
    },
  ],
});

const wordsOf = ({ code, message, at = [], expected }: Problem) => ({
  Error: { code, message, at: at.join('.'), expected: expected ?? '' },
});

/** A small family with everything that the first one has not: XML, a key in the query, nesting, errors of its own. */
export const tinyApi: ApiFamily<NestedQuery> = {
  name: 'Tiny',
  description: 'Towns.',
  basePaths: ['/tiny/v2', '/tiny'],
  grammar: nestedQuery,
  headers: ['x-office'],
  formats: [xml, json],
  format: ({ path, rawQuery, accept }) => {
    const asked = /(?:^|&)format=([^&]*)/.exec(rawQuery)?.[1];
    if (asked !== undefined && asked !== 'xml' && asked !== 'json')
      throw new ProblemError({ status: 406, code: 'format', message: `no format ${asked}` });
    const isJson = asked === 'json' || path.endsWith('.json') || accept === 'application/json';
    return { format: isJson ? json : xml, path: path.replace(/\.json$/, '') };
  },
  access: {
    kind: 'key',
    place: { in: 'query', name: 'key' },
    keyOf: ({ url }) => new URLSearchParams(url.replace(/^[^?]*/, '')).get('key') ?? undefined,
    challenge: {},
  },
  limit: {
    by: 'key',
    perSecond: 0.001,
    burst: 20,
    status: 429,
    message: 'slow down',
    headers: (left) => ({ 'X-Left': String(left) }),
  },
  errors: {
    prefix: 'Tiny',
    schema: z.object({ Error: z.object({ code: z.string(), message: z.string() }) }),
    statuses: { 400: { cause: 'A parameter is wrong.' }, 429: { cause: 'Too many requests.' } },
    write: (problem, { format }) =>
      format.name === 'json'
        ? { mediaType: json.mediaType, body: JSON.stringify(wordsOf(problem)) }
        : { mediaType: xml.mediaType, body: asXml(wordsOf(problem)) },
  },
  crossOrigin: 'open',
  exposedHeaders: ['X-Left', 'X-Bytes'],
  longestAddress: { bytes: 300, message: 'The address is longer than 300 bytes' },
  tooManyWaiting: 'Too many of your questions wait',
  caching: 'public, max-age=5',
  routes: [getTown],
};
