/** Something that a person may name. */
export interface Named {
  readonly id: number;
  readonly name: string;
  /** Tells it from others of its name. */
  readonly label?: string;
}

/** What a text may mean. */
export interface NameMatch<Item> {
  readonly found: readonly Item[];
  /** Whether it is an id or a whole name, and not a part of one. */
  readonly isWhole: boolean;
}

/** A name as it is compared: without case, white space folded. */
export const foldName = (text: string) => text.replace(/\s+/gu, ' ').trim().toLowerCase();

/** The name that tells an item from all others. */
export const labelOf = ({ name, label = name }: Named) => label;

/** All that an item is called. */
export const namesOf = (item: Named) => [item.name, labelOf(item)];

const id = /^[1-9]\d*$/;
const digits = /^\d+$/;

/**
 * Finds what a text means: the item with this id; else with this name, as it is written, then whatever its case and white
 * space; else those whose name begins with it, has a word that begins with it, or has it anywhere. Digits are a part of a
 * name only where they are a whole number in it.
 */
export function matchName<Item extends Named>(
  items: readonly Item[],
  wanted: string,
): NameMatch<Item> {
  const text = foldName(wanted);
  const where = (test: (name: string) => boolean) =>
    items.filter((item) => namesOf(item).some(test));
  const whole = [
    () => (id.test(text) ? items.filter((item) => item.id === Number(text)) : []),
    () => where((name) => name === wanted),
    () => where((name) => foldName(name) === text),
  ];
  const parts = partTests(text).map((test) => () => where((name) => test(foldName(name))));
  return firstFound(whole, true) ?? firstFound(parts, false) ?? { found: [], isWhole: false };
}

function partTests(text: string): ((name: string) => boolean)[] {
  if (text === '') return [];
  if (digits.test(text)) {
    const number = new RegExp(`(?<!\\d)${text}(?!\\d)`);
    return [(name) => number.test(name)];
  }
  return [
    (name) => name.startsWith(text),
    (name) => name.includes(` ${text}`),
    (name) => name.includes(text),
  ];
}

function firstFound<Item>(
  looks: readonly (() => readonly Item[])[],
  isWhole: boolean,
): NameMatch<Item> | undefined {
  for (const look of looks) {
    const found = look();
    if (found.length > 0) return { found, isWhole };
  }
  return undefined;
}
