import { RequestError } from './request-error.ts';

/** Decoded query parameters: name → every value given, in their order. */
export type QueryValues = ReadonlyMap<string, readonly string[]>;

/**
 * Refuses parameters that the endpoint does not take: a misspelt one must not be ignored.
 *
 * @throws RequestError 400 that names them and the ones known
 */
export function refuseUnknownParameters(query: QueryValues, known: readonly string[]): void {
  const unknown = [...query.keys()].filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const names = unknown.slice(0, 5).map((name) => name.slice(0, 40));
  const label = unknown.length === 1 ? 'Unknown parameter' : 'Unknown parameters';
  const takes = known.length === 0 ? 'no query parameters' : known.join(', ');
  throw new RequestError(400, `${label}: ${names.join(', ')}. This endpoint takes ${takes}`);
}

/**
 * The value of a parameter that may be given once.
 *
 * @returns undefined when it is missing or empty
 * @throws RequestError 400 when it is repeated
 */
export function optionalParameter(query: QueryValues, name: string): string | undefined {
  const values = query.get(name) ?? [];
  if (values.length > 1) {
    throw new RequestError(
      400,
      `Parameter ${name} is given ${values.length} times. Give it once; separate several ids by commas`,
    );
  }
  return values[0] === '' ? undefined : values[0];
}

/**
 * The value of a parameter that must be given once.
 *
 * @throws RequestError 400 when it is missing, empty or repeated
 */
export function requiredParameter(query: QueryValues, name: string): string {
  const value = optionalParameter(query, name);
  if (value === undefined) throw new RequestError(400, `Missing required parameter: ${name}`);
  return value;
}
