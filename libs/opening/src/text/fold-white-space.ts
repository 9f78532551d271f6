/**
 * A name as exported, but with every run of white space as one blank, and without white space at the ends (semantics:
 * rule 7).
 */
export function foldWhiteSpace(name: string): string {
  return name.replace(/\s+/gu, ' ').trim();
}
