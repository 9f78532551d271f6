import type { MemberBuilder } from './member-builder.ts';

/** Most different keys of one object. */
export const keyLimit = 10_000;

/**
 * Parses a text that has a number of name-value pairs.
 *
 * @returns undefined when it is not JSON, or has something that a report must not have: an object with one key twice
 *   (only the last one would be kept), a list within a list, or a number that is not read exactly
 */
export function parsePlain(text: string, pairs: number): object | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return typeof value === 'object' && value !== null && countPairs(value) === pairs
    ? value
    : undefined;
}

/** Number of name-value pairs of a value on all levels; NaN where it has something that a report must not have. */
function countPairs(value: unknown): number {
  if (typeof value === 'number')
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? NaN : 0;
  if (typeof value !== 'object' || value === null) return 0;
  let pairs = 0;
  if (Array.isArray(value)) {
    for (const item of value) pairs += Array.isArray(item) ? NaN : countPairs(item);
    return pairs;
  }
  const values: readonly unknown[] = Object.values(value);
  for (const item of values) pairs += 1 + countPairs(item);
  return values.length > keyLimit ? NaN : pairs;
}

/** May handle an object itself, by its depth in objects and lists. @returns whether it did */
export type TakeObject = (name: string, value: object, depth: number) => boolean;

/** Passes a parsed value to the builder. A list is a repeated element, as in XML. */
export function playJson(
  builder: MemberBuilder,
  name: string,
  value: unknown,
  take: TakeObject = () => false,
  depth = 1,
): void {
  if (Array.isArray(value)) {
    for (const item of value) playJson(builder, name, item, take, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    if (take(name, value, depth)) return;
    builder.begin(name);
    for (const [key, item] of Object.entries(value)) playJson(builder, key, item, take, depth + 1);
    builder.end();
  } else if (typeof value === 'string') builder.value(name, value);
  else if (typeof value === 'number' || typeof value === 'boolean')
    builder.value(name, String(value));
}
