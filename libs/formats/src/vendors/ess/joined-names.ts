/** Separators between two names in one cell, unless followed by the end of a name: `Victor Bevilacqua; Jr.` */
const joiner =
  /\s*(?:[;,|/\\&+~^•·\n]+|\s(?:and|AND|[-–—])\s)\s*(?!(?:[JS]r|I{2,3}|IV|Esq|M\.?D|Ph\.?D)(?![\p{L}\p{N}])|[\s;,|/\\&+~^•·])/giu;
/** Separators that hardly any name contains. The others occur in names such as `Reyes, Ada` and `Yes/For`. */
const clearJoiner = /[;|\\~^•·\n]|\/\//u;
/** Most parts of a cell that are looked at: a limit for hostile files. */
const partLimit = 40;

/** Whether a text may be several names, and how likely. */
export function joinerIn(text: string): 'none' | 'possible' | 'clear' {
  const found = text.match(joiner) ?? [];
  if (found.length === 0) return 'none';
  return found.some((one) => clearJoiner.test(one)) ? 'clear' : 'possible';
}

/** The parts of a text between separators, by begin and end. */
function partsOf(text: string): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let start = 0;
  for (const { index, 0: found } of text.matchAll(joiner)) {
    if (index > start) parts.push({ start, end: index });
    start = index + found.length;
  }
  if (start < text.length) parts.push({ start, end: text.length });
  return parts.length <= partLimit ? parts : [];
}

/**
 * The names in a text, as many as possible. The whole text must consist of names. A name that contains a separator is
 * not cut.
 *
 * @param isName - whether a part is a name of the contest
 * @returns undefined where it does not consist of at least two names
 */
export function splitNames(text: string, isName: (part: string) => boolean): string[] | undefined {
  const parts = partsOf(text);
  /** For each number of parts from the beginning: the most names that these parts form. */
  const best: (string[] | undefined)[] = [[]];
  for (let until = 1; until <= parts.length; until += 1)
    for (let from = 0; from < until; from += 1) {
      const before = best[from];
      const name = text.slice(parts[from]?.start, parts[until - 1]?.end);
      const isBetter = before && before.length >= (best[until]?.length ?? 0);
      if (isBetter && name !== text && isName(name)) best[until] = [...before, name];
    }
  const found = best[parts.length];
  return found && found.length > 1 ? found : undefined;
}

/** Whether any part of a text is a name. */
export function holdsName(text: string, isName: (part: string) => boolean): boolean {
  const parts = partsOf(text);
  return parts.some(({ start }, from) =>
    parts.slice(from).some(({ end }) => {
      const part = text.slice(start, end);
      return part !== text && isName(part);
    }),
  );
}
