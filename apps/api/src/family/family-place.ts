import type { ApiFamily } from '@crossvote/contracts';

/** The family of a path, and the path within it. */
export interface FamilyPlace {
  readonly family: ApiFamily;
  readonly base: string;
  /** Path below the base: empty, or beginning with a slash. */
  readonly path: string;
}

/**
 * Makes the function that finds the family of a path: the family with the longest base that ends at a slash of the
 * path.
 */
export function familyFinder(
  families: readonly ApiFamily[],
): (path: string | null) => FamilyPlace | undefined {
  const bases = families
    .flatMap((family) => family.basePaths.map((base) => ({ family, base, start: `${base}/` })))
    .sort((one, other) => other.base.length - one.base.length);
  return (path) => {
    // A target such as `?x` has no path, although the type of Express says so.
    if (path === null) return undefined;
    for (const { family, base, start } of bases)
      if (path.startsWith(start) || path === base)
        return { family, base, path: path.slice(base.length) };
    return undefined;
  };
}
