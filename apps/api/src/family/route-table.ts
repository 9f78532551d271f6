import type { AnyRoute } from '@crossvote/contracts';
import { match } from 'path-to-regexp';

/** A route, and the values that a path gives its parameters. */
export interface FoundRoute {
  readonly route: AnyRoute;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Makes the function that finds the route of a path below the base of its family. The function throws URIError for a
 * parameter that cannot be decoded.
 */
export function routeTable(routes: readonly AnyRoute[]): (path: string) => FoundRoute | undefined {
  const entries = routes.map((route) => ({
    route,
    matchPath: match<Record<string, string>>(route.path.replaceAll(/\{(\w+)\}/g, ':$1'), {
      sensitive: true,
    }),
  }));
  return (path) => {
    for (const { route, matchPath } of entries) {
      const found = matchPath(path);
      if (found) return { route, params: found.params };
    }
    return undefined;
  };
}
