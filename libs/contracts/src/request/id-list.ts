import * as z from 'zod';
import { ProblemError } from '../problem.ts';
import { parseId, refuseMalformedId } from './id.ts';
import { understand } from './understand.ts';

/** Comma-separated ids as they stand in a query string. */
export const idListPattern = /^\d+(,\d+)*$/;

/** Comma-separated ids as they stand in a query string. */
export function idListText(context: IdListContext) {
  // The pattern is for the documentation. Refusals have their own messages.
  return understand(z.string().meta({ pattern: idListPattern.source }), (text) =>
    parseIdList(text, context),
  );
}

/** Names a parameter with a list of ids in messages. */
export interface IdListContext {
  readonly parameter: string;
  /** What each id stands for, such as `Contest`. */
  readonly noun: string;
  /** Most ids of the parameter. */
  readonly limit: number;
}

/**
 * Reads comma-separated ids. Order and repetitions are kept.
 *
 * @throws ProblemError 400 for an empty element, anything but digits, or too many ids; 404 for an id
 *   that cannot exist
 */
export function parseIdList(
  value: string,
  { parameter, noun, limit }: IdListContext,
): readonly number[] {
  const elements = value.split(',');
  if (elements.length > limit) {
    throw new ProblemError({
      status: 400,
      code: 'too_large',
      message: `Parameter ${parameter} has ${elements.length} ids, and at most ${limit} are allowed. Split the question into several requests`,
      at: [parameter],
    });
  }
  const context = {
    parameter,
    noun,
    advice: 'Give whole numbers separated by commas, such as 1,2',
  };
  // The whole list is checked first, as a malformed request is a 400 even if one of its ids cannot exist.
  for (const element of elements) refuseMalformedId(element, context);
  return elements.map((element) => parseId(element, context));
}
