/** Words between names that are not of them. */
const joiners = new Set(['and', 'or', 'und', 'y']);
/** A name of more words is none, nor are several that come to more. */
const nameLimit = 8;
const wordLimit = 24;

const wordsOf = (name: string): string[] =>
  name
    .replace(/\([^()]*\)/gu, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}'’]+/gu) ?? [];

/**
 * Names that consist of at least two others of the list, one behind the other. Other words in them do not count as
 * names, so that a candidate whose name holds that of another is none of these.
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

/** Whether words are names of the list behind each other: how many begin at each place is found from the end. */
function isJoined(words: readonly string[], known: ReadonlySet<string>): boolean {
  if (words.length < 2 || words.length > wordLimit) return false;
  const whole = words.join(' ');
  /** The most names that the words from a place on consist of; -1 where they consist of none. */
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
