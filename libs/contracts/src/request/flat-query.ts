import { malformedEncoding } from './malformed-encoding.ts';
import type { QueryGrammar } from './query-grammar.ts';

/**
 * Parameters by name. A parameter that is given several times is a list. The object has no prototype, so `__proto__` is
 * a name like any other.
 */
export type FlatQuery = Readonly<Record<string, string | readonly string[]>>;

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw malformedEncoding();
  }
}

function read(rawQuery: string): FlatQuery {
  const query = Object.create(null) as Record<string, string | string[]>;
  for (const pair of rawQuery.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decode(equals === -1 ? pair : pair.slice(0, equals));
    const value = equals === -1 ? '' : decode(pair.slice(equals + 1));
    const known = query[name];
    if (Array.isArray(known)) known.push(value);
    else query[name] = known === undefined ? value : [known, value];
  }
  return query;
}

function write(query: FlatQuery): string {
  const encode = (text: string) => encodeURIComponent(text).replaceAll('%2C', ',');
  return Object.entries(query)
    .flatMap(([name, value]) => [value].flat().map((one) => `${encode(name)}=${encode(one)}`))
    .join('&');
}

/** Plain names and values without nesting. */
export const flatQuery: QueryGrammar<FlatQuery> = { name: 'flat', read, write };
