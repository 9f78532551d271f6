/** Things in an order in which each comes after the one that contains it. They never contain themselves. */
export function parentsFirst<
  Thing extends { readonly key: string; readonly parent: string | null },
>(things: readonly Thing[]): Thing[] {
  const byKey = new Map(things.map((thing) => [thing.key, thing]));
  const ordered = new Set<Thing>();
  for (const thing of things) {
    const chain: Thing[] = [];
    let next: Thing | undefined = thing;
    while (next !== undefined && !ordered.has(next)) {
      chain.push(next);
      next = next.parent === null ? undefined : byKey.get(next.parent);
    }
    for (const one of chain.reverse()) ordered.add(one);
  }
  return [...ordered];
}
