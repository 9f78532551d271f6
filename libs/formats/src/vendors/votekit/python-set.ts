/** A text as Python writes it in a list: in single quotation marks, or double ones where it holds a single one. */
const text = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/gu;
const set = new RegExp(`^\\{(?:(?:${text.source})(?:,\\s*(?:${text.source}))*)?\\}$`, 'u');

/** The texts of a set such as `{'A', 'B'}`; undefined for anything else. */
export function textsOfSet(written: string): string[] | undefined {
  if (!set.test(written)) return undefined;
  return [...written.matchAll(text)].map(([, single, double]) =>
    (single ?? double ?? '').replace(/\\(.)/gu, '$1'),
  );
}
