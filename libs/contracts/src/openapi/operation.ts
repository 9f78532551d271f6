import type * as z from 'zod';
import type { ApiFamily } from '../family.ts';
import { statusTitles, type ProblemStatus } from '../problem.ts';
import { requestParts } from '../request/request-parts.ts';
import type { AnyRoute } from '../route.ts';
import type { SchemaComponents } from './components.ts';
import type { OpenApiOperation, OpenApiParameter } from './model.ts';

function isZodType(value: unknown): value is z.ZodType {
  return typeof value === 'object' && value !== null && 'safeParse' in value;
}

function parametersOf(
  shape: z.ZodObject,
  place: OpenApiParameter['in'],
  {
    components,
    sample,
  }: { components: SchemaComponents; sample: Readonly<Record<string, string>> },
): OpenApiParameter[] {
  return Object.entries(shape.shape).map(([name, field]: [string, unknown]) => {
    if (!isZodType(field)) throw new Error(`${name} has no schema`);
    const { description, example, deprecated, ...schema } = components.convert(field, 'input');
    const own = example ?? sample[name];
    return {
      name,
      in: place,
      required: !field.safeParse(undefined).success,
      description: description ?? '',
      ...(deprecated === true && { deprecated }),
      ...(place === 'query' && schema.type === 'object' && { style: 'deepObject', explode: true }),
      schema,
      ...(own !== undefined && { example: schema.type === 'integer' ? Number(own) : own }),
    };
  });
}

const successHeaders = {
  'X-Request-Id': { description: 'Id of the request.', schema: { type: 'string' } },
  ETag: { description: 'Send it as If-None-Match to get a 304.', schema: { type: 'string' } },
};

/** Describes one route as an OpenAPI operation. Its named schemas go into `components`. */
export function operationOf(
  route: AnyRoute,
  {
    family,
    components,
    security,
  }: {
    readonly family: ApiFamily;
    readonly components: SchemaComponents;
    readonly security?: OpenApiOperation['security'];
  },
): OpenApiOperation {
  const first = route.examples[0];
  const parts = requestParts(route.request);
  const schema = components.convert(route.responses[200], 'output');
  const examples = Object.fromEntries(
    route.examples.map(({ name, summary, answer }) => [name, { summary, value: answer }]),
  );
  return {
    operationId: route.id,
    tags: [family.name],
    summary: route.summary,
    description: route.description,
    ...(security && { security }),
    parameters: [
      ...parametersOf(parts.params, 'path', { components, sample: first?.params ?? {} }),
      ...parametersOf(parts.query, 'query', { components, sample: {} }),
      ...parametersOf(parts.headers, 'header', { components, sample: {} }),
    ],
    responses: {
      200: {
        description: 'Success',
        headers: successHeaders,
        content: Object.fromEntries(
          family.formats.map(({ name, mediaType }) => [
            withoutCharset(mediaType),
            name === 'json' ? { schema, examples } : { schema: { type: 'string' }, examples: {} },
          ]),
        ),
      },
      304: { description: 'Not modified: the answer still has the ETag sent as If-None-Match.' },
      ...Object.fromEntries(
        route.errors.map((status) => [
          status,
          { $ref: `#/components/responses/${errorName(family, status)}` },
        ]),
      ),
    },
  };
}

/** The name of a media type in OpenAPI, without its charset. */
export function withoutCharset(mediaType: string): string {
  return mediaType.replace(/;.*/s, '');
}

/**
 * Name of an error answer that the routes of a family share: the prefix of the family, followed by the title in
 * PascalCase.
 */
export function errorName({ errors }: ApiFamily, status: ProblemStatus): string {
  return errors.prefix + statusTitles[status].replaceAll(/[^A-Za-z]/g, '');
}
