import { foldWhiteSpace, perhapsMeant, quoteValue, type Place } from '@crossvote/opening';
import type { TableProblems } from '../read/table-problems.ts';

/** Something that a cell may name. */
export interface NamedThing {
  readonly key: string;
  /** All that it is called; an empty name is none. */
  readonly names: readonly string[];
}

const fold = (name: string) => foldWhiteSpace(name).toLowerCase();

/** Keys named in one message. */
const listed = 5;

/** Things by their keys and names. A key wins over a name. */
export class NameIndex<Thing extends NamedThing = NamedThing> {
  private readonly byKey = new Map<string, Thing>();
  private readonly byName = new Map<string, Thing[]>();

  /** @param what - what the things are, for messages: `race` */
  constructor(
    private readonly what: string,
    things: Iterable<Thing> = [],
  ) {
    for (const thing of things) this.add(thing);
  }

  get size(): number {
    return this.byKey.size;
  }

  get(key: string): Thing | undefined {
    return this.byKey.get(key);
  }

  /** Adds a thing; one with a key that is there already takes the place of that one. */
  add(thing: Thing): void {
    const before = this.byKey.get(thing.key);
    this.byKey.set(thing.key, thing);
    for (const name of new Set((before?.names ?? []).map(fold)))
      this.byName.set(
        name,
        (this.byName.get(name) ?? []).filter((other) => other !== before),
      );
    for (const name of new Set(thing.names.map(fold)))
      if (name !== '') this.byName.set(name, [...(this.byName.get(name) ?? []), thing]);
  }

  /** Those that a text may mean: one, where it is a key. */
  find(text: string): readonly Thing[] {
    const byKey = this.byKey.get(text);
    return byKey ? [byKey] : (this.byName.get(fold(text)) ?? []);
  }

  /**
   * The key of the thing that a cell names.
   *
   * @returns undefined where none or several fit, which is a problem then
   */
  resolve(text: string, place: Place, problems: TableProblems): string | undefined {
    const found = this.find(text);
    const [only] = found;
    if (only && found.length === 1) return only.key;
    problems.add(place, only ? this.several(text, found) : this.none(text));
    return undefined;
  }

  several(text: string, found: readonly Thing[]): string {
    const keys = found.slice(0, listed).map(({ key }) => quoteValue(key));
    const more = found.length > listed ? ' and more' : '';
    return `${quoteValue(text)} fits several ${this.what}s; write the key of one: ${keys.join(', ')}${more}`;
  }

  private none(text: string): string {
    const names = [...this.byKey.values()].flatMap(({ key, names: called }) => [...called, key]);
    return `${quoteValue(text)} is no ${this.what}, by key or name${perhapsMeant(text, names)}`;
  }
}
