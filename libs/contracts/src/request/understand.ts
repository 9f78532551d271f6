import { z } from 'zod';
import { RequestError } from './request-error.ts';

/**
 * A schema whose values are understood by a function. What the function refuses is an issue of the schema, with the
 * status of the answer among its `params`.
 *
 * @param read - throws RequestError for what cannot be answered
 */
export function understand<Schema extends z.ZodType, Result>(
  schema: Schema,
  read: (value: z.output<Schema>) => Result,
) {
  return schema.transform((value, context): Result => {
    try {
      return read(value);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      const { message, status } = error;
      context.addIssue({ code: 'custom', message, params: { status } });
      return z.NEVER;
    }
  });
}

/** A parameter that may stand in the address without a value, which is as good as missing. */
export function given<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema);
}
