import { foldWhiteSpace } from '../text/fold-white-space.ts';

/** Stands between the rows of a heading; hardly any name holds it. */
const between = ' | ';

/**
 * One heading for each column of several rows of headings: its cells from above, as `Mayor | Ann`. In all rows but the
 * last an empty cell has what stands left of it, as spreadsheets merge cells. One row stays as it is.
 */
export function joinHeadings(rows: readonly (readonly string[])[]): string[] {
  const last = rows.at(-1) ?? [];
  if (rows.length < 2) return [...last];
  const width = Math.max(...rows.map(({ length }) => length));
  const upper = rows.slice(0, -1).map((row) => filledToTheRight(row, width));
  return Array.from({ length: width }, (_, column) =>
    [...upper, last]
      .map((row) => foldWhiteSpace(row[column] ?? ''))
      .filter((cell) => cell !== '')
      .join(between),
  );
}

/** What the lowest row says of a column whose heading was joined. */
export function lastHeading(heading: string): string {
  const at = heading.lastIndexOf(between);
  return at === -1 ? heading : heading.slice(at + between.length);
}

function filledToTheRight(row: readonly string[], width: number): string[] {
  let left = '';
  return Array.from({ length: width }, (_, column) => {
    const cell = row[column] ?? '';
    return (left = cell.trim() === '' ? left : cell);
  });
}
