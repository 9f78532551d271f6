import type { Sourced } from '../model/contents.ts';
import { isSame } from './is-same.ts';
import { byKey } from './sorted.ts';

/** What an import does to a list of things, before anything is removed. */
export interface MergedList<Thing> {
  /** In the order of keys; what vanished is still there. */
  readonly things: readonly Thing[];
  readonly vanished: readonly Thing[];
}

/** What is said of a list of things by one kind of source. */
export interface SaidList<SaidThing> {
  readonly said: readonly SaidThing[];
  readonly sourceKind: string;
  /** Whether it is the whole list, so that what is missing has vanished. */
  readonly isWhole: boolean;
}

/**
 * Merges what is said of things with what is stored, by their keys. What is said twice is merged twice, in its order.
 *
 * @param merge - a thing after something was said of it; undefined is a thing that is new
 */
export function mergeListed<
  Thing extends Sourced & { readonly key: string },
  SaidThing extends { readonly key: string },
>(
  stored: readonly Thing[],
  { said, sourceKind, isWhole }: SaidList<SaidThing>,
  merge: (known: Thing | undefined, said: SaidThing) => Thing,
): MergedList<Thing> {
  const things = new Map(stored.map((thing) => [thing.key, thing]));
  for (const thing of said) {
    const known = things.get(thing.key);
    const merged = merge(known, thing);
    // What did not change stays the same object, so that nobody needs to compare it again.
    if (!known || !isSame(known, merged)) things.set(thing.key, merged);
  }
  const named = new Set(said.map(({ key }) => key));
  const hasVanished = (thing: Thing) => thing.sourceKind === sourceKind && !named.has(thing.key);
  return { things: byKey(things.values()), vanished: isWhole ? stored.filter(hasVanished) : [] };
}
