import { ReportedError } from '@crossvote/election';

/**
 * Refuses things that contain themselves.
 *
 * @param parents - the parent of each thing that has one
 * @param what - kind of the things, for the message
 * @throws ReportedError that names the things of a circle
 */
export function refuseCycle(parents: ReadonlyMap<string, string>, what: string): void {
  const isSound = new Set<string>();
  for (const start of parents.keys()) {
    const path = new Set<string>();
    let key: string | undefined = start;
    while (key !== undefined && !isSound.has(key)) {
      if (path.has(key)) {
        const circle = [...path].slice([...path].indexOf(key));
        throw new ReportedError(`The ${what} ${[...circle, key].join(' → ')} contain themselves.`);
      }
      path.add(key);
      key = parents.get(key);
    }
    for (const sound of path) isSound.add(sound);
  }
}

/** The parents of things, by their keys. */
export function parentsOf(
  things: readonly { readonly key: string; readonly parent: string | null }[],
): Map<string, string> {
  return new Map(things.flatMap(({ key, parent }) => (parent === null ? [] : [[key, parent]])));
}
