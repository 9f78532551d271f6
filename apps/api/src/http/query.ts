import type { QueryValues } from '@crossvote/contracts';

const none: QueryValues = new Map();

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

/**
 * Reads the query of an address: plain names and values, no nesting, so that names like `__proto__`
 * are nothing but names.
 *
 * @throws URIError for malformed percent-encoding
 */
export function parseQuery(url: string): QueryValues {
  const start = url.indexOf('?');
  if (start === -1) return none;
  const values = new Map<string, string[]>();
  for (const pair of url.slice(start + 1).split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decode(equals === -1 ? pair : pair.slice(0, equals));
    const value = equals === -1 ? '' : decode(pair.slice(equals + 1));
    const others = values.get(name);
    if (others) others.push(value);
    else values.set(name, [value]);
  }
  return values;
}
