/** Names as exported, with every run of white space made one blank and none at the ends (semantics: rule 7). */
export function foldWhiteSpace(name: string): string {
  return name.replace(/\s+/gu, ' ').trim();
}
