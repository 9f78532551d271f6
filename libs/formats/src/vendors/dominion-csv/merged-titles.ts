import { foldWhiteSpace } from '@crossvote/opening';
import type { HeaderRow } from './header-filling.ts';

/**
 * Titles of a workbook with merged cells stand above the first choice of each contest only. They are filled in
 * where nothing speaks against it: no title of the row is written twice in a row, as it is without merged cells.
 *
 * @returns undefined where the titles are no merged ones
 */
export function fillMergedTitles(
  titles: HeaderRow,
  choices: HeaderRow,
  firstChoice: number,
): HeaderRow | undefined {
  const cells = [...titles.cells];
  const isNamed = (column: number) => (choices.cells[column] ?? '').trim() !== '';
  let last = '';
  let filled = 0;
  for (let column = firstChoice; column < choices.cells.length; column += 1) {
    const title = cells[column] ?? '';
    const isBlank = title.trim() === '';
    if (!isBlank && foldWhiteSpace(title) === foldWhiteSpace(last)) return undefined;
    if (!isBlank) last = title;
    else if (isNamed(column)) {
      cells[column] = last;
      filled += 1;
    }
  }
  return filled === 0 ? undefined : { line: titles.line, cells };
}
