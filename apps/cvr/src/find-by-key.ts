import { matchName } from './match-name.ts';
import { nearestNames } from './nearest-names.ts';
import { plainLine, plainMessage } from './plain-text.ts';
import { UserError } from './user-error.ts';

/** Something of an election that a person may name. */
export interface Keyed {
  readonly key: string;
  readonly publicId: string;
  readonly name: string;
}

/** What a person is told where a name is none, or fits several things. */
export interface KeyedWords {
  /** `race` */
  readonly kind: string;
  /** The command that lists them. */
  readonly see: string;
}

/**
 * The thing with this key, public id or name; a part of a name is enough where it fits one thing.
 *
 * @throws UserError that lists those that fit, or the nearest, when none or several fit
 */
export function findByKey<Item extends Keyed>(
  items: readonly Item[],
  wanted: string,
  words: KeyedWords,
): Item {
  const { found } = matchKey(items, wanted);
  const [only, another] = found;
  if (only && !another) return only;
  const text = plainMessage(wanted);
  if (another)
    throw new UserError(
      `"${text}" fits more than one ${words.kind}; give the key of one of these:\n${listed(found, found.length, words)}`,
    );
  const near = nearestNames(named(items), wanted).map(({ item }) => item);
  const shown = near.length > 0 ? near : items;
  throw new UserError(
    `"${text}" is no ${words.kind}; ${near.length > 0 ? 'nearest are' : 'there are'}:\n${listed(shown, items.length, words)}`,
  );
}

/** What a text may mean, and whether it is a key, a public id or a whole name. */
export function matchKey<Item extends Keyed>(
  items: readonly Item[],
  wanted: string,
): { readonly found: readonly Item[]; readonly isWhole: boolean } {
  const byKey = items.filter(({ key, publicId }) => key === wanted || publicId === wanted);
  if (byKey.length > 0) return { found: byKey, isWhole: true };
  const { found, isWhole } = matchName(named(items), wanted);
  return { found: found.map(({ item }) => item), isWhole };
}

/** Things as names are matched: none has a number that a person could give. */
function named<Item extends Keyed>(items: readonly Item[]) {
  return items.map((item) => ({ id: 0, name: item.name, label: item.key, item }));
}

const listLimit = 20;

/** @param all - how many there are, of which these may be some */
function listed(items: readonly Keyed[], all: number, { see }: KeyedWords): string {
  const shown = items.slice(0, listLimit);
  const width = Math.max(...shown.map(({ key }) => key.length), 1);
  const lines = shown.map(({ key, name }) =>
    `  ${plainLine(key).padEnd(width)}  ${plainMessage(name)}`.trimEnd(),
  );
  const left = all - shown.length;
  return [...lines, ...(left > 0 ? [`  … and ${left} more; see: ${see}`] : [])].join('\n');
}
