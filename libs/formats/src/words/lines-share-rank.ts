/**
 * Whether several write-in lines stand at the highest rank that is marked. Each is a candidate of its own, so that the
 * rank is overvoted, though all of them are stored as the one choice Write-in (semantics: rules 4 and 5).
 *
 * @param isLine - whether a mark is one of possibly several write-in lines
 */
export function linesShareFirstRank<RankedMark extends { readonly rank: number }>(
  marks: readonly RankedMark[],
  isLine: (mark: RankedMark) => boolean,
): boolean {
  const first = marks.reduce((least, { rank }) => Math.min(least, rank), Infinity);
  const atFirst = marks.filter(({ rank }) => rank === first);
  return atFirst.length > 1 && atFirst.every(isLine);
}
