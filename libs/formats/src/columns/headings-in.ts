import { CellScanner, headBytes, joinHeadings, splitHead } from '@crossvote/opening';
import type { ColumnMap } from './column-map.ts';

/**
 * The headings of a table, where a map says that they stand; none where there are no such rows.
 *
 * @param head - the first bytes of the file
 * @returns undefined where the first bytes do not hold them as a whole
 */
export function headingsIn(
  head: Buffer,
  { line = 1, rows = 1 }: ColumnMap['headings'] = {},
): string[] | undefined {
  const splitter = splitHead(head);
  const scanner = new CellScanner();
  const found: string[][] = [];
  while (found.length < rows && splitter.next()) {
    if (!splitter.terminated && head.length >= headBytes) return undefined;
    if (splitter.line < line) continue;
    if (scanner.read(splitter.buffer, splitter.start, splitter.end) !== undefined) return [];
    if (!scanner.hasContent) continue;
    found.push(Array.from({ length: scanner.count }, (_, column) => scanner.text(column)));
  }
  if (found.length === rows) return joinHeadings(found);
  return head.length >= headBytes ? undefined : [];
}
