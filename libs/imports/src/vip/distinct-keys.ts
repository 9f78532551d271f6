/**
 * A key for each thing: the first of its candidates that no other thing has in the same place. The order of the things
 * does not matter, but where two have the same candidates throughout: then the first alone has a key.
 *
 * @param candidatesOf - keys of a thing, the one to prefer first
 */
export function distinctKeys<Thing>(
  things: readonly Thing[],
  candidatesOf: (thing: Thing) => readonly string[],
): Map<Thing, string> {
  const keys = new Map<Thing, string>();
  const taken = new Set<string>();
  let open = things.map((thing) => ({ thing, candidates: candidatesOf(thing) }));
  const longest = open.reduce((most, { candidates }) => Math.max(most, candidates.length), 0);
  for (let place = 0; place < longest; place += 1) {
    const keyOf = (candidates: readonly string[]) => candidates[place] ?? candidates.at(-1) ?? '';
    const uses = countUses(open.map(({ candidates }) => keyOf(candidates)));
    const isLast = place === longest - 1;
    for (const { thing, candidates } of open) {
      const key = keyOf(candidates);
      if (taken.has(key) || (!isLast && uses.get(key) !== 1)) continue;
      keys.set(thing, key);
      taken.add(key);
    }
    open = open.filter(({ thing }) => !keys.has(thing));
  }
  return keys;
}

function countUses(keys: readonly string[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const key of keys) uses.set(key, (uses.get(key) ?? 0) + 1);
  return uses;
}
