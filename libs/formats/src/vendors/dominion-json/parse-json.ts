import { isUtf8 } from 'node:buffer';
import { FileError } from '@crossvote/opening';
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

/** Whether any object in it has one key twice. A parsed object keeps only the last one, so it has fewer pairs. */
export function repeatsKey(value: unknown, { pairs }: JsonElement): boolean {
  return countPairs(value) !== pairs;
}

/**
 * Parses a piece of JSON. One key may occur twice in an object.
 *
 * @param what - what it is, for messages
 * @throws FileError when it is not UTF-8, or not JSON
 */
export function parseJson({ bytes }: JsonElement, file: string, what: string): unknown {
  if (!isUtf8(bytes))
    throw new FileError('not_utf8', `${what} is not UTF-8 text; export it again`, { file });
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    // The message of the error would quote the input.
    throw new FileError(
      'json_damaged',
      `${what} is damaged: not JSON; copy or export it again`,
      { file },
      { cause: error },
    );
  }
}

/**
 * Parses JSON that is not a record.
 *
 * @throws FileError when it is not UTF-8, not JSON, or an object has one key twice
 */
export function parseWhole(json: JsonElement, file: string): unknown {
  const value = parseJson(json, file, 'the file');
  if (!repeatsKey(value, json)) return value;
  throw new FileError(
    'json_key_repeated',
    'the file has an object with one key twice: which of the two holds cannot be told; export it again',
    { file },
  );
}
