import type { ApiFamily } from '@crossvote/contracts';
import type { WrittenRoute } from '../answers/answerer.ts';

/**
 * Holds what families declare against what answers their routes.
 *
 * @throws Error that names a route which nothing answers, or a format that its answer is not written in
 */
export function checkEndpoints(
  families: readonly ApiFamily[],
  endpoints: readonly WrittenRoute[],
): void {
  for (const { name, formats, routes } of families)
    for (const { id } of routes) {
      const found = endpoints.find(({ route }) => route.id === id);
      if (!found) throw new Error(`nothing answers ${id} of the family ${name}`);
      const missing = formats.find((format) => !found.formats.includes(format.name));
      if (missing)
        throw new Error(
          `the family ${name} has the format ${missing.name}, and the endpoint of ${id} has no writer for it`,
        );
    }
}
