import type { ApiFamily } from '../family.ts';
import type { Route } from '../route.ts';
import { pathOf, type PathValues } from './path-of.ts';

/** @returns the address of a request, beginning with the slash; the grammar of the family writes the query */
export function addressOf<const Path extends string, Query>(
  { basePaths, grammar }: Pick<ApiFamily<Query>, 'basePaths' | 'grammar'>,
  route: Pick<Route<unknown, unknown, Path>, 'path'>,
  values: PathValues<Path>,
  query: Query,
): string {
  const text = grammar.write(query);
  return basePaths[0] + pathOf(route, values) + (text === '' ? '' : `?${text}`);
}
