import { foldName, namesOf, type Named } from './match-name.ts';

/** How much of two names must be alike, from 0 to 1, for one to be a slip of the other. */
const near = 0.3;
const nearest = 5;
/** A damaged or hostile name may have megabytes. */
const comparedCharacters = 500;

/** The items whose names are most like a text that names none; most alike first, and none that is nothing like it. */
export function nearestNames<Item extends Named>(items: readonly Item[], wanted: string): Item[] {
  const pairs = pairsOf(wanted);
  return items
    .map((item) => {
      const all = namesOf(item).map((name) => likeness(pairs, pairsOf(name)));
      return { item, likeness: Math.max(...all) };
    })
    .filter((one) => one.likeness >= near)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, nearest)
    .map(({ item }) => item);
}

/** The pairs of neighbouring characters in a name, each once. */
function pairsOf(name: string): ReadonlySet<string> {
  const text = ` ${foldName(name.slice(0, comparedCharacters))} `;
  return new Set(Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)));
}

/** The coefficient of Dice: twice the pairs in common by the pairs of both. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((pair) => other.has(pair)).length;
  return (2 * common) / (one.size + other.size);
}
