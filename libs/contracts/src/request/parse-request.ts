import type { z } from 'zod';
import type { WireRequest } from '../route.ts';
import { requestParts } from './request-parts.ts';
import { RequestError } from './request-error.ts';

/**
 * Understands a request by the schema of its route.
 *
 * @throws RequestError for the first that is wrong: what is unknown, then what is missing, then what has no such value,
 *   each in the documented order
 */
export function parseRequest<Request>(schema: z.ZodType<Request>, wire: WireRequest): Request {
  const result = schema.safeParse(wire, { reportInput: true });
  if (result.success) return result.data;
  const known = Object.keys(requestParts(schema).query.shape);
  const [first] = result.error.issues.toSorted((one, other) => {
    const [a, b] = [one, other].map((issue) => placeOf(issue, known));
    return (a ?? 0) - (b ?? 0);
  });
  throw errorOf(first, known);
}

/** Later ones are said only where there is none before. */
function placeOf({ code, path, input }: z.core.$ZodIssue, known: readonly string[]): number {
  const [part, name] = path;
  if (part === 'params') return -4;
  if (code === 'unrecognized_keys') return -3;
  if (name === undefined) return -2;
  const place = known.indexOf(String(name));
  return isMissing({ code, input }) ? place : known.length + place;
}

function isMissing({ code, input }: Pick<z.core.$ZodIssue, 'code' | 'input'>): boolean {
  return code === 'invalid_type' && input === undefined;
}

function errorOf(issue: z.core.$ZodIssue | undefined, known: readonly string[]): RequestError {
  if (issue?.code === 'unrecognized_keys') return unknownParameters(issue.keys, known);
  const name = String(issue?.path.at(-1));
  if (issue && isMissing(issue))
    return new RequestError(400, `Missing required parameter: ${name}`);
  if (issue && Array.isArray(issue.input))
    return new RequestError(
      400,
      `Parameter ${name} is given ${issue.input.length} times. Give it once; separate several ids by commas`,
    );
  const isUnmet = issue?.code === 'custom' && issue.params?.status === 404;
  return new RequestError(isUnmet ? 404 : 400, issue?.message ?? '');
}

/** A misspelt parameter must not be ignored. */
function unknownParameters(unknown: readonly string[], known: readonly string[]): RequestError {
  const names = unknown.slice(0, 5).map((name) => name.slice(0, 40));
  const label = unknown.length === 1 ? 'Unknown parameter' : 'Unknown parameters';
  const takes = known.length === 0 ? 'no query parameters' : known.join(', ');
  return new RequestError(400, `${label}: ${names.join(', ')}. This endpoint takes ${takes}`);
}
