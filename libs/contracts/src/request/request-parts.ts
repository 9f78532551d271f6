import * as z from 'zod';

/** The parts of a request. */
export interface RequestParts {
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly headers: z.ZodObject;
}

const none = z.object({});

/**
 * The parts of the schema of a request, for the documentation: the form before values are parsed.
 *
 * @throws Error for a schema that is not an object of `params`, `query` and perhaps `headers`
 */
export function requestParts(schema: z.ZodType): RequestParts {
  const parts = beginning(schema);
  if (parts instanceof z.ZodObject) {
    const shape = parts.shape as Readonly<Record<string, z.ZodType>>;
    const [params, query, headers] = [shape.params, shape.query, shape.headers ?? none].map(
      (part) => part && beginning(part),
    );
    if (
      params instanceof z.ZodObject &&
      query instanceof z.ZodObject &&
      headers instanceof z.ZodObject
    )
      return { params, query, headers };
  }
  throw new Error('a request is declared as an object of params, query and perhaps headers');
}

/** The first step of a schema with several steps. */
function beginning(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodPipe ? beginning(schema.def.in) : schema;
}
