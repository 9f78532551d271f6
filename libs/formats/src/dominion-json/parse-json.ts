import { isUtf8 } from 'node:buffer';
import { CvrFileError } from '../issue.ts';
import type { JsonElement } from './list-splitter.ts';

/** Name-value pairs of a value, all levels counted. */
function countPairs(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let pairs = 0;
  if (Array.isArray(value)) {
    for (const item of value) pairs += countPairs(item);
    return pairs;
  }
  for (const item of Object.values(value)) pairs += 1 + countPairs(item);
  return pairs;
}

/**
 * Parses a piece of JSON.
 *
 * @param what - what it is, for messages
 * @throws CvrFileError when it is not UTF-8, not JSON, or an object has one key twice
 */
export function parseJson({ bytes, pairs }: JsonElement, file: string, what: string): unknown {
  if (!isUtf8(bytes))
    throw new CvrFileError('not_utf8', `${what} is not UTF-8 text; export it again`, { file });
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    // The error's own message would quote the input.
    throw new CvrFileError(
      'json_damaged',
      `${what} is damaged: not JSON; copy or export it again`,
      { file },
      { cause: error },
    );
  }
  // A parsed object keeps the last of two equal keys, so that pairs are missing.
  if (countPairs(value) === pairs) return value;
  throw new CvrFileError(
    'json_key_repeated',
    `${what} has an object with one key twice: which of the two holds cannot be told; export it again`,
    { file },
  );
}
