import type { ApiFamily } from '../family.ts';
import { type ProblemStatus, statusTitles } from '../problem.ts';
import type { SchemaComponents } from './components.ts';
import type { OpenApiResponse } from './model.ts';
import { errorName, withoutCharset } from './operation.ts';

const retryAfter = {
  'Retry-After': {
    schema: { type: 'integer' },
    description: 'Seconds to wait before asking again.',
  },
};

/** Headers that go with an error. */
const headers: Partial<Record<ProblemStatus, OpenApiResponse['headers']>> = {
  405: { Allow: { schema: { type: 'string' }, description: 'Methods of the path.' } },
  503: retryAfter,
};

function headersOf({ limit }: ApiFamily, status: ProblemStatus): OpenApiResponse['headers'] {
  return status === limit?.status ? retryAfter : headers[status];
}

/** A message of a status: that of a limit as the family words it. */
function sampleOf({ errors, limit, longestAddress }: ApiFamily, status: ProblemStatus): string {
  if (status === 414) return longestAddress.message;
  if (status === limit?.status) return limit.message;
  const { cause = '', sample = cause } = errors.statuses[status] ?? {};
  return sample;
}

function isJson(mediaType: string): boolean {
  return withoutCharset(mediaType) === 'application/json';
}

/** The error answers of a family's routes, by the names that their operations refer to. */
export function errorResponsesOf(
  family: ApiFamily,
  components: SchemaComponents,
): Record<string, OpenApiResponse> {
  const [format] = family.formats;
  const { errors, basePaths, routes } = family;
  const schema = components.convert(errors.schema, 'output');
  const responseOf = (status: ProblemStatus): OpenApiResponse => {
    const message = sampleOf(family, status);
    const place = { format, base: basePaths[0], path: '/', requestId: undefined };
    const { mediaType, body } = errors.write({ status, code: 'fault', message }, place);
    const ofStatus = headersOf(family, status);
    const value: unknown = isJson(mediaType) ? JSON.parse(body) : body;
    return {
      description: errors.statuses[status]?.cause ?? '',
      ...(ofStatus && { headers: ofStatus }),
      content: {
        [withoutCharset(mediaType)]: {
          schema: isJson(mediaType) ? schema : { type: 'string' },
          examples: { error: { summary: statusTitles[status], value } },
        },
      },
    };
  };
  const statuses = new Set(routes.flatMap((route) => route.errors));
  return Object.fromEntries(
    [...statuses]
      .sort((one, other) => one - other)
      .map((status) => [errorName(family, status), responseOf(status)]),
  );
}
