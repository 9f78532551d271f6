import { likenessKey } from '../contests/choice-likeness.ts';
import { withoutParty } from '../words/complete-names.ts';

/** What official totals may name. */
export interface OfficiallyNamed {
  readonly name: string;
  readonly label?: string;
  readonly party: string;
  readonly code: string;
}

/** What a name of the official totals was taken for. */
export interface OfficialMatch<Item> {
  /** One, where it is clear; several, where it is not; or none. */
  readonly found: readonly Item[];
  /**
   * `exact`: as it is written. `folded`: but for case, white space and punctuation. `alike`: its words in another order, with
   * or without a party, a code or what stands in brackets.
   */
  readonly how: 'exact' | 'folded' | 'alike';
}

/** Finds what official totals name: by the strictest comparison that any item passes. */
export function matchOfficial<Item extends OfficiallyNamed>(
  items: readonly Item[],
  text: string,
): OfficialMatch<Item> {
  const { party } = withoutParty(text);
  const alike = new Set([sortedWords(text), likenessKey(text)]);
  const tests = [
    ['exact', (item: Item) => namesOf(item).includes(text)],
    ['folded', (item: Item) => namesOf(item).some((name) => wordsOf(name) === wordsOf(text))],
    [
      'alike',
      (item: Item) =>
        !areTwoParties(party, item.party) && keysOf(item).some((key) => alike.has(key)),
    ],
  ] as const;
  for (const [how, test] of tests) {
    const found = items.filter(test);
    if (found.length > 0) return { found, how };
  }
  return { found: [], how: 'exact' };
}

const namesOf = ({ name, label = name }: OfficiallyNamed) => [name, label];

/** A name with the party or the code that others stick to it, and without what stands in brackets. */
function keysOf({ name, party, code }: OfficiallyNamed): string[] {
  const stuck = [party, code].filter((extra) => extra !== '');
  return [name, ...stuck.map((extra) => `${name} ${extra}`)]
    .map(sortedWords)
    .concat(likenessKey(name));
}

/** `DEM` and `Democratic` are one; where either is not known they may be. */
function areTwoParties(one: string, other: string): boolean {
  const [first = '', second = ''] = [one, other].map((party) =>
    party
      .toLowerCase()
      .replace(/[^\p{L}]+/gu, '')
      .slice(0, 3),
  );
  return first !== '' && second !== '' && first !== second;
}

/** Letters and digits in lower case, in words; a name without any is itself. */
function words(text: string): string[] {
  const found = text
    .toLowerCase()
    .replace(/['’`]/gu, '')
    .match(/[\p{L}\p{N}]+/gu);
  return found ?? [text];
}

const wordsOf = (text: string) => words(text).join(' ');
const sortedWords = (text: string) => words(text).sort().join(' ');
