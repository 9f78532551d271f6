/** Words between names that are not part of a name. */
const joiners = new Set(['and', 'or', 'und', 'y']);
/** Most words of a name, and of several names together. */
const nameLimit = 8;
const wordLimit = 24;

const wordsOf = (name: string): string[] =>
  name
    .replace(/\([^()]*\)/gu, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}'’]+/gu) ?? [];

/**
 * Names that consist of at least two other names of the list, one after the other, and of no other words. So a
 * candidate whose name contains another name is not among them.
 */
export function findJoinedNames(names: readonly string[]): string[] {
  const lists = names.map((name) => wordsOf(name));
  const known = new Set(
    lists
      .filter((words) => words.length > 0 && words.length <= nameLimit)
      .map((words) => words.join(' ')),
  );
  return names.filter((_, place) => isJoined(lists[place] ?? [], known));
}

/**
 * Whether words are names of the list, one after the other. The number of names from each place on is computed from the
 * end.
 */
function isJoined(words: readonly string[], known: ReadonlySet<string>): boolean {
  if (words.length < 2 || words.length > wordLimit) return false;
  const whole = words.join(' ');
  /** For each place: the most names that the words from there on consist of; -1 where they do not consist of names. */
  const most = Array<number>(words.length + 1).fill(-1);
  most[words.length] = 0;
  for (let from = words.length - 1; from >= 0; from -= 1) {
    if (joiners.has(words[from] ?? '')) most[from] = most[from + 1] ?? -1;
    let name = '';
    for (let end = from + 1; end <= Math.min(words.length, from + nameLimit); end += 1) {
      name = name === '' ? (words[from] ?? '') : `${name} ${words[end - 1] ?? ''}`;
      const rest = most[end] ?? -1;
      if (rest >= 0 && name !== whole && known.has(name))
        most[from] = Math.max(most[from] ?? -1, rest + 1);
    }
  }
  return (most[0] ?? -1) >= 2;
}
