import { localName } from './xml-parser.ts';

/** Attributes by their names without prefix, namespace declarations left out. */
export function namedAttributes(
  attributes: readonly (readonly [string, string])[],
): ReadonlyMap<string, string> {
  const named = attributes
    .filter(([key]) => key !== 'xmlns' && !key.startsWith('xmlns:'))
    .map(([key, value]) => [localName(key), value] as const);
  return new Map(named);
}
