import type { z } from 'zod';
import { problems } from '../problems.ts';
import { requestParts } from '../request/request-parts.ts';
import type { AnyRoute } from '../route.ts';
import type { SchemaComponents } from './components.ts';
import type { OpenApiOperation, OpenApiParameter } from './model.ts';

function isZodType(value: unknown): value is z.ZodType {
  return typeof value === 'object' && value !== null && 'safeParse' in value;
}

function parametersOf(
  shape: z.ZodObject,
  place: 'path' | 'query',
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
      schema,
      ...(own !== undefined && { example: schema.type === 'integer' ? Number(own) : own }),
    };
  });
}

const successHeaders = {
  'X-Request-Id': { description: 'Id of the request.', schema: { type: 'string' } },
  ETag: { description: 'Send it as If-None-Match to get a 304.', schema: { type: 'string' } },
};

/** Describes one route as an OpenAPI operation; its named schemas go into `components`. */
export function operationOf(
  route: AnyRoute,
  { tag, components }: { tag: string; components: SchemaComponents },
): OpenApiOperation {
  const first = route.examples[0];
  const parts = requestParts(route.request);
  const examples = route.examples.map(
    ({ name, summary, answer }) => [name, { summary, value: answer }] as const,
  );
  return {
    operationId: route.id,
    tags: [tag],
    summary: route.summary,
    description: route.description,
    parameters: [
      ...parametersOf(parts.params, 'path', { components, sample: first?.params ?? {} }),
      ...parametersOf(parts.query, 'query', { components, sample: {} }),
    ],
    responses: {
      200: {
        description: 'Success',
        headers: successHeaders,
        content: {
          'application/json': {
            schema: components.convert(route.responses[200], 'output'),
            examples: Object.fromEntries(examples),
          },
        },
      },
      304: { description: 'Not modified: the answer still has the ETag sent as If-None-Match.' },
      ...Object.fromEntries(
        route.errors.map((status) => [
          status,
          { $ref: `#/components/responses/${componentName(problems[status].title)}` },
        ]),
      ),
    },
  };
}

/** Name of a shared error answer: its title in PascalCase. */
export function componentName(title: string): string {
  return title.replaceAll(/[^A-Za-z]/g, '');
}
