import { foldName, namesOf, type Named } from './match-name.ts';

/** How much of two names must be alike, from 0 to 1, for one to be a slip of the other. */
const near = 0.3;
/** The same for words out of a name, which are easily a little alike. */
const nearWords = 0.4;
/** Shorter texts are like too many words. */
const leastCharacters = 3;
const nearest = 5;
/** A damaged or hostile name may have megabytes. */
const comparedCharacters = 500;

/** How much an item is like a text: as a whole, and the words of it that are most like it. */
interface Likeness {
  readonly whole: number;
  readonly words: number;
}

/**
 * The items whose names, or some words of them, are most like a text that names none; most alike first, and none that is
 * nothing like it.
 */
export function nearestNames<Item extends Named>(items: readonly Item[], wanted: string): Item[] {
  const text = comparedText(wanted);
  return items
    .map((item) => ({ item, like: closest(namesOf(item).map((name) => likenessTo(text, name))) }))
    .filter(({ like }) => like.whole >= near || like.words >= nearWords)
    .sort(({ like: one }, { like: other }) => scoreOf(other) - scoreOf(one))
    .slice(0, nearest)
    .map(({ item }) => item);
}

const comparedText = (text: string) => foldName(text.slice(0, comparedCharacters));

/** Of two with words that are equally alike, the one that has less beside them is closer. */
const scoreOf = ({ whole, words }: Likeness) => Math.max(whole, words) + whole;

const closest = (all: readonly Likeness[]) =>
  all.reduce((one, other) => (scoreOf(other) > scoreOf(one) ? other : one));

function likenessTo(text: string, itemName: string): Likeness {
  const name = comparedText(itemName);
  const pairs = pairsOf(text);
  const runs = text.length < leastCharacters ? [] : runsOfWords(name, wordsOf(text).length);
  return {
    whole: dice(pairs, pairsOf(name)),
    words: Math.max(0, ...runs.map((run) => dice(pairs, pairsOf(run)))),
  };
}

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Each run of so many words of a name. */
function runsOfWords(name: string, count: number): string[] {
  const words = wordsOf(name);
  if (count === 0 || words.length <= count) return [];
  return words
    .slice(0, words.length - count + 1)
    .map((_, at) => words.slice(at, at + count).join(' '));
}

/** The pairs of neighbouring characters in a text, each once. */
function pairsOf(text: string): ReadonlySet<string> {
  const padded = ` ${text} `;
  return new Set(Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2)));
}

/** The coefficient of Dice: twice the pairs in common by the pairs of both. */
function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((pair) => other.has(pair)).length;
  return (2 * common) / (one.size + other.size);
}
