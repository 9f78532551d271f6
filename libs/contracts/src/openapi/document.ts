import { ErrorBody } from '../error-body.ts';
import { apiFamilies } from '../families.ts';
import { problems, type ProblemStatus } from '../problems.ts';
import { SchemaComponents } from './components.ts';
import type { JsonSchema, OpenApiDocument, OpenApiResponse } from './model.ts';
import { componentName, operationOf } from './operation.ts';

const sampleMessages: Partial<Record<ProblemStatus, string>> = {
  400: 'Missing required parameter: source_contest_ids',
  401: 'Missing API key: send it in the X-API-Key header',
  404: 'Dataset 99 does not exist',
  405: 'POST is not allowed here: use GET',
  414: 'The address is longer than 8192 bytes: ask for fewer ids at once',
  500: 'Unexpected error: try again, and give the request id when it happens again',
  503: 'The database does not answer: try again in a moment',
};

/** Headers that go with an error. */
const headers: Partial<Record<ProblemStatus, OpenApiResponse['headers']>> = {
  405: { Allow: { schema: { type: 'string' }, description: 'Methods of the path.' } },
  503: {
    'Retry-After': {
      schema: { type: 'integer' },
      description: 'Seconds to wait before asking again.',
    },
  },
};

function errorResponse(
  status: ProblemStatus,
  message: string,
  schema: JsonSchema,
): OpenApiResponse {
  const { title, cause } = problems[status];
  return {
    description: cause,
    ...(headers[status] && { headers: headers[status] }),
    content: {
      'application/json': {
        schema,
        examples: { error: { summary: title, value: { error: title, message } } },
      },
    },
  };
}

function errorResponses(schema: JsonSchema): Record<string, OpenApiResponse> {
  const statuses = [400, 401, 404, 405, 414, 500, 503] as const;
  return Object.fromEntries(
    statuses.map((status) => [
      componentName(problems[status].title),
      errorResponse(status, sampleMessages[status] ?? problems[status].cause, schema),
    ]),
  );
}

/**
 * The OpenAPI 3.1 document of every API family, made from the route tables.
 *
 * @param serverUrl - origin under which clients reach the service, such as `https://example.org`, or `/`
 * @param version - version of the service
 * @throws Error when two different schemas carry one id
 */
export function openApiDocument({
  serverUrl,
  version,
}: {
  readonly serverUrl: string;
  readonly version: string;
}): OpenApiDocument {
  const components = new SchemaComponents();
  const errors = errorResponses(components.convert(ErrorBody, 'output'));
  const operations = apiFamilies.flatMap(({ name, basePath, routes }) =>
    routes.map((route) => ({
      path: basePath + route.path,
      methods: { [route.method]: operationOf(route, { tag: name, components }) },
    })),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Crossvote API',
      version,
      description:
        'Cross-voting analysis of cast vote records: how the voters of one choice voted in the other contests on the same ballot. Read-only JSON; every request needs an API key.',
    },
    servers: [{ url: serverUrl }],
    security: [{ apiKey: [] }],
    tags: apiFamilies.map(({ name, description }) => ({ name, description })),
    paths: Object.fromEntries(operations.map(({ path, methods }) => [path, methods])),
    components: {
      securitySchemes: {
        apiKey: {
          type: 'apiKey',
          in: 'header',
          name: 'X-API-Key',
          description:
            'A key made by an administrator. It can be deactivated or expire at any time.',
        },
      },
      schemas: components.all(),
      responses: errors,
    },
  };
}
