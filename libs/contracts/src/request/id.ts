import * as z from 'zod';
import { ProblemError } from '../problem.ts';
import { understand } from './understand.ts';

/** Largest id that a dataset, contest or choice can have. */
export const maxId = 2_147_483_647;

/** Id of a dataset, contest or choice on the wire. */
export const Id = z.int().min(1).max(maxId);
/** Id of a dataset, contest or choice on the wire. */
export type Id = z.infer<typeof Id>;

/** An id in an address, documented as a number. */
export function idText(context: IdContext) {
  const { type, minimum, maximum } = z.toJSONSchema(Id);
  return understand(z.string().meta({ type, minimum, maximum }), (text) => parseId(text, context));
}

const digits = /^\d+$/;
const shownLength = 40;

/** The part of a value from a client that a message shows. */
function shown(value: string): string {
  return value.length > shownLength ? `${value.slice(0, shownLength)}…` : value;
}

/** Names a parameter with ids in messages. */
export interface IdContext {
  readonly parameter: string;
  /** What the id stands for, such as `Contest`. */
  readonly noun: string;
  /** What to give instead, for the 400. */
  readonly advice: string;
}

/**
 * Refuses anything but the digits of a whole number.
 *
 * @throws ProblemError 400 that names the parameter and what to give instead
 */
export function refuseMalformedId(value: string, { parameter, advice }: IdContext): void {
  if (digits.test(value)) return;
  const problem = value === '' ? 'an id is empty' : `"${shown(value)}" is not an id`;
  throw new ProblemError({
    status: 400,
    code: 'invalid_param',
    message: `Invalid parameter ${parameter}: ${problem}. ${advice}`,
    at: [parameter],
  });
}

/**
 * Reads one id.
 *
 * @throws ProblemError 400 when it is not digits only; 404 when no id can be that large
 */
export function parseId(value: string, context: IdContext): number {
  refuseMalformedId(value, context);
  const id = Number(value);
  if (id > maxId)
    throw new ProblemError({
      status: 404,
      code: 'not_found',
      message: `${context.noun} ${shown(value)} does not exist`,
    });
  return id;
}
