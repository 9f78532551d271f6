import { type CellScanner, FileError, foldWhiteSpace } from '@crossvote/opening';
import { isHeading } from '../../words/column-roles.ts';
import type { Layout } from './layout.ts';

/**
 * Watches the rows that are no records for a header in the middle of a file, as joined exports have it. Equal to
 * the first one it changes nothing; with other columns, what follows would be counted for the wrong choices.
 */
export class RepeatedHeader {
  /** The last two such rows, and whether each is a header row of this file. */
  private readonly before: { readonly row: number; readonly isSame: boolean }[] = [];

  constructor(
    private readonly layout: Layout,
    private readonly file: string,
  ) {}

  /**
   * Looks at a row that is no record.
   *
   * @param row - its number among all rows after the header
   * @throws FileError where it ends a header of other columns
   */
  check(cells: CellScanner, row: number, line: number): void {
    const headings = this.layout.header.rows.at(-1);
    const header = this.before.filter((other) => other.row >= row - 2);
    const isOther = header.some(({ isSame }) => !isSame) || !equals(cells, headings?.cells);
    // Headings alone, without titles above them, change no column.
    if (header.length > 0 && isOther && this.isHeadings(cells))
      throw new FileError(
        'header_differs',
        'another header with other columns ends here: the file joins several exports; cut it before each header, and ingest the parts together',
        { file: this.file, line },
      );
    this.before.push({ row, isSame: this.isRepeated(cells) });
    if (this.before.length > 2) this.before.shift();
  }

  /** Whether the row is one of the header rows again, cell by cell. */
  isRepeated(cells: CellScanner): boolean {
    return this.layout.header.rows.some((row) => equals(cells, row.cells));
  }

  /** Whether the metadata cells are those of the heading row, whatever stands behind them. */
  hasHeadings(cells: CellScanner): boolean {
    const headings = this.layout.header.rows.at(-1)?.cells ?? [];
    return this.layout.roles.every(
      (_, column) => foldWhiteSpace(cells.text(column)) === foldWhiteSpace(headings[column] ?? ''),
    );
  }

  /** Whether all that stands in the metadata columns are headings, as in the fourth row of a header. */
  private isHeadings(cells: CellScanner): boolean {
    const texts = this.layout.roles.map((_, column) => foldWhiteSpace(cells.text(column)));
    const filled = texts.filter((text) => text !== '');
    return (
      filled.length > 0 && filled.some(isHeading) && !filled.some((text) => /^\d+$/.test(text))
    );
  }
}

function equals(cells: CellScanner, row: readonly string[] = []): boolean {
  const width = Math.max(cells.count, row.length);
  for (let column = 0; column < width; column += 1)
    if (foldWhiteSpace(cells.text(column)) !== foldWhiteSpace(row[column] ?? '')) return false;
  return true;
}
