/** What may stand between two names in one cell, unless it stands before the end of one: `Victor Bevilacqua; Jr.` */
const joiner =
  /\s*(?:[;,|/\\&+~^•·\n]+|\s(?:and|AND|[-–—])\s)\s*(?!(?:[JS]r|I{2,3}|IV|Esq|M\.?D|Ph\.?D)(?![\p{L}\p{N}])|[\s;,|/\\&+~^•·])/giu;
/** Hardly any name holds one of these; the others stand in names such as `Reyes, Ada` and `Yes/For`. */
const clearJoiner = /[;|\\~^•·\n]|\/\//u;
/** Most parts of a cell that are looked at: a bound for hostile files. */
const partLimit = 40;

/** Whether a text could be several names, and how surely. */
export function joinerIn(text: string): 'none' | 'possible' | 'clear' {
  const found = text.match(joiner) ?? [];
  if (found.length === 0) return 'none';
  return found.some((one) => clearJoiner.test(one)) ? 'clear' : 'possible';
}

/** Where a text could be cut: the parts between joiners, by where they begin and end. */
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
 * The names that a text joins: all of it must be names, and a name that holds a joiner itself stays whole. As many
 * names as possible are found.
 *
 * @param isName - whether a part is a name of the contest
 * @returns undefined where it is no two names
 */
export function splitNames(text: string, isName: (part: string) => boolean): string[] | undefined {
  const parts = partsOf(text);
  /** By the number of parts from the beginning: names that these come to, as many as possible. */
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
