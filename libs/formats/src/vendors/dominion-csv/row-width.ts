import type { CellScanner, Refusal } from '@crossvote/opening';
import type { Layout } from './layout.ts';

/** Why a row has too few or too many cells. Empty cells at its end do not count as too many. */
export function refuseWidth(
  cells: CellScanner,
  { columnCount, widthLimit }: Layout,
): Refusal | undefined {
  if (cells.count === columnCount) return undefined;
  const message = `has ${cells.count} cells; the header has ${columnCount}`;
  if (cells.count < columnCount) return { code: 'too_few_cells', message };
  if (cells.count > widthLimit) return { code: 'too_many_cells', message };
  for (let column = columnCount; column < cells.count; column += 1)
    if (!cells.isEmpty(column)) return { code: 'too_many_cells', message };
  return undefined;
}
