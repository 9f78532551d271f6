import * as z from 'zod';
import { ProblemError } from '../problem.ts';

/**
 * A schema whose values are parsed by a function. If the function refuses a value, the schema has an issue with the
 * problem in its `params`.
 *
 * @param read - throws ProblemError for a value that cannot be answered
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

/** A parameter that counts as missing when it is given without a value. */
export function given<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema);
}
