import { z } from 'zod';

/** What a request says, part by part. */
export interface RequestParts {
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
}

/**
 * The parts of the schema of a request, for the documentation: what stands before anything is understood.
 *
 * @throws Error for a schema that is no object of `params` and `query`
 */
export function requestParts(schema: z.ZodType): RequestParts {
  const parts = beginning(schema);
  if (parts instanceof z.ZodObject) {
    const { params, query } = parts.shape as Readonly<Record<string, z.ZodType>>;
    const [first, second] = [params, query].map((part) => part && beginning(part));
    if (first instanceof z.ZodObject && second instanceof z.ZodObject)
      return { params: first, query: second };
  }
  throw new Error('a request is declared as an object of params and query');
}

/** Of a schema with several steps, the first. */
function beginning(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodPipe ? beginning(schema.def.in) : schema;
}
