/** Compares two texts by their characters, the same on every machine. */
export function byText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** Things in the order of their keys. */
export function byKey<Thing extends { readonly key: string }>(things: Iterable<Thing>): Thing[] {
  return [...things].sort((one, other) => byText(one.key, other.key));
}

/** A set of things in an order of its own, each once: the order in which a source names them has no meaning. */
export function asSet<Item>(items: readonly Item[], textOf: (item: Item) => string): Item[] {
  const byTheirText = new Map(items.map((item) => [textOf(item), item]));
  return [...byTheirText].sort(([one], [other]) => byText(one, other)).map(([, item]) => item);
}
