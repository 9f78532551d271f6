/** What a choice cell of one record says. */
export const blankCell = 0;
export const unmarkedCell = 1;
export const markedCell = 2;
export const unknownCell = 3;

/** Reads a choice cell: `1` marked, `0` not marked, empty: the contest is not on this card. */
export function readMarkCell(text: string): number {
  const trimmed = text.trim();
  if (trimmed === '') return blankCell;
  if (trimmed === '0') return unmarkedCell;
  return trimmed === '1' ? markedCell : unknownCell;
}
