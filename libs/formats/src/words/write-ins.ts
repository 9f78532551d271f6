/** Whether a choice name is a write-in line without a name. */
export function isUnnamedWriteIn(name: string): boolean {
  return /^write[\s-]*in$/iu.test(name);
}

/** Whether a choice name is a write-in, with a name or without. */
export function isWriteIn(name: string): boolean {
  return /^write[\s-]*in\b/iu.test(name);
}

/**
 * Whether several write-in lines stand at the highest rank that is marked. Each is a candidate of its own, so that the
 * rank is overvoted, though all of them are stored as the one choice Write-in (semantics: rules 4 and 5).
 *
 * @param isLine - whether a mark is one of possibly several write-in lines
 */
export function writeInsShareFirstRank<RankedMark extends { readonly rank: number }>(
  marks: readonly RankedMark[],
  isLine: (mark: RankedMark) => boolean,
): boolean {
  const first = marks.reduce((least, { rank }) => Math.min(least, rank), Infinity);
  const atFirst = marks.filter(({ rank }) => rank === first);
  return atFirst.length > 1 && atFirst.every(isLine);
}
