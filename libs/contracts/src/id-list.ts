import { z } from 'zod';
import { parseId, refuseMalformedId } from './id.ts';
import { RequestError } from './request-error.ts';

/** Comma-separated ids as they stand in a query string. */
export const IdList = z.string().regex(/^\d+(,\d+)*$/);
/** Comma-separated ids as they stand in a query string. */
export type IdList = z.infer<typeof IdList>;

/**
 * Reads comma-separated ids, in their order, repetitions kept.
 *
 * @param limit - most ids that the parameter takes
 * @throws RequestError 400 for an empty element, anything but digits, or too many ids; 404 for an id
 *   that cannot exist
 */
export function parseIdList(
  value: string,
  { parameter, noun, limit }: { parameter: string; noun: string; limit: number },
): readonly number[] {
  const elements = value.split(',');
  if (elements.length > limit) {
    throw new RequestError(
      400,
      `Parameter ${parameter} has ${elements.length} ids, and at most ${limit} are allowed. Split the question into several requests`,
    );
  }
  const context = {
    parameter,
    noun,
    advice: 'Give whole numbers separated by commas, such as 1,2',
  };
  // The whole list is checked first: a malformed request is a 400 even where one id cannot exist.
  for (const element of elements) refuseMalformedId(element, context);
  return elements.map((element) => parseId(element, context));
}
