import * as z from 'zod';
import { ProblemError } from '../problem.ts';

/**
 * A schema whose values are understood by a function. What the function refuses is an issue of the schema, with the
 * problem among its `params`.
 *
 * @param read - throws ProblemError for what cannot be answered
 */
export function understand<Schema extends z.ZodType, Result>(
  schema: Schema,
  read: (value: z.output<Schema>) => Result,
) {
  return schema.transform((value, context): Result => {
    try {
      return read(value);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const { message, problem } = error;
      context.addIssue({ code: 'custom', message, params: { problem } });
      return z.NEVER;
    }
  });
}

/** A parameter that may stand in the address without a value, which is as good as missing. */
export function given<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema);
}
