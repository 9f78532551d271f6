/** Longer words are compared by their beginning: a hostile file has words of megabytes. */
const comparedLength = 80;

/** What two words are compared by: case and punctuation hardly tell them apart. */
const keyOf = (word: string) =>
  word
    .slice(0, comparedLength)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** The word that one may have been meant for; undefined where none is near. */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  const wanted = keyOf(word);
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(wanted, keyOf(candidate), least);
    if (distance >= least) continue;
    least = distance;
    nearest = candidate;
  }
  return nearest;
}

/** Letters to put, take or change to make one text of the other; at least `limit` where it is not below that. */
function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit) return limit;
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) >= limit) return limit;
    row = next;
  }
  return row[other.length] ?? 0;
}

/** `; perhaps "Contest" is meant`, or nothing where no word is near. */
export function perhapsMeant(word: string, known: Iterable<string>): string {
  const nearest = nearestWord(word, known);
  return nearest === undefined ? '' : `; perhaps ${JSON.stringify(nearest)} is meant`;
}
