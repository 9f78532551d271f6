import type { ApiFamily } from '@crossvote/contracts';

/** The family that has a path, and where in it the path is. */
export interface FamilyPlace {
  readonly family: ApiFamily;
  readonly base: string;
  /** Below the base; empty or from a slash. */
  readonly path: string;
}

/** Makes the function that finds the family of a path: the one with the longest base that ends at a slash of it. */
export function familyFinder(
  families: readonly ApiFamily[],
): (path: string | null) => FamilyPlace | undefined {
  const bases = families
    .flatMap((family) => family.basePaths.map((base) => ({ family, base, start: `${base}/` })))
    .sort((one, other) => other.base.length - one.base.length);
  return (path) => {
    // A target such as `?x` has none, other than Express says.
    if (path === null) return undefined;
    for (const { family, base, start } of bases)
      if (path.startsWith(start) || path === base)
        return { family, base, path: path.slice(base.length) };
    return undefined;
  };
}
