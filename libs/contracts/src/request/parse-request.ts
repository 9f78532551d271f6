import type * as z from 'zod';
import { type Problem, ProblemError } from '../problem.ts';
import type { WireRequest } from '../route.ts';
import { requestParts } from './request-parts.ts';

/**
 * Parses a request by the schema of its route.
 *
 * @throws ProblemError for the first error: first unknown parameters, then missing ones, then wrong values, each in the
 *   documented order
 */
export function parseRequest<Request>(schema: z.ZodType<Request>, wire: WireRequest): Request {
  const result = schema.safeParse(wire, { reportInput: true });
  if (result.success) return result.data;
  const known = Object.keys(requestParts(schema).query.shape);
  const [first] = result.error.issues.toSorted((one, other) => {
    const [a, b] = [one, other].map((issue) => placeOf(issue, known));
    return (a ?? 0) - (b ?? 0);
  });
  throw new ProblemError(problemOf(first, known));
}

/** The order of issues: only the first one is reported. */
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

function problemOf(issue: z.core.$ZodIssue | undefined, known: readonly string[]): Problem {
  // The problem from `understand` is more exact than the issue of the schema.
  if (issue?.code === 'custom' && issue.params?.problem) return issue.params.problem as Problem;
  const at = issue?.path.slice(1).map(String) ?? [];
  const refusal = { status: 400, at } as const;
  if (issue?.code === 'unrecognized_keys') return unknownParameters(issue.keys, known, at);
  const name = at.at(-1) ?? '';
  if (issue && isMissing(issue))
    return {
      ...refusal,
      code: 'missing_param',
      message: `Missing required parameter: ${name}`,
    };
  const isExpected = issue?.code === 'invalid_type' || issue?.code === 'invalid_format';
  const expected = isExpected && {
    expected: issue.code === 'invalid_type' ? issue.expected : issue.format,
  };
  if (issue && Array.isArray(issue.input))
    return {
      ...refusal,
      ...expected,
      code: 'repeated_param',
      message: `Parameter ${name} is given ${issue.input.length} times. Give it once`,
    };
  return { ...refusal, ...expected, code: 'invalid_param', message: issue?.message ?? '' };
}

/** A misspelt parameter must not be ignored. */
function unknownParameters(
  unknown: readonly string[],
  known: readonly string[],
  at: readonly string[],
): Problem {
  const names = unknown.slice(0, 5).map((name) => [...at, name].join('.').slice(0, 40));
  const label = unknown.length === 1 ? 'Unknown parameter' : 'Unknown parameters';
  const takes = known.length === 0 ? 'no query parameters' : known.join(', ');
  const advice = at.length === 0 ? `. This endpoint takes ${takes}` : '';
  return {
    status: 400,
    code: 'unknown_param',
    message: `${label}: ${names.join(', ')}${advice}`,
    at: [...at, unknown[0] ?? ''],
  };
}
