import { type CellScanner, foldWhiteSpace } from '@crossvote/opening';

/** Longest value of an attribute, in bytes, and longest text that is remembered. */
export const valueLimit = 255;
/** Texts of a table that are remembered. */
const memoryLimit = 50_000;

/** Texts of cells, white space folded. A table repeats few texts millions of times: they are kept. */
export class CellTexts {
  private readonly folded = new Map<string, string>();

  /** Empty where the column is -1. */
  of(cells: CellScanner, column: number): string {
    if (column === -1 || cells.isEmpty(column)) return '';
    const text = cells.text(column);
    let folded = this.folded.get(text);
    if (folded === undefined) {
      folded = foldWhiteSpace(text);
      if (this.folded.size < memoryLimit && text.length <= valueLimit)
        this.folded.set(text, folded);
    }
    return folded;
  }

  /** Several columns joined by a blank, without those that are empty. */
  joined(cells: CellScanner, columns: readonly number[]): string {
    const [first = -1] = columns;
    if (columns.length < 2) return this.of(cells, first);
    return columns
      .map((column) => this.of(cells, column))
      .filter((text) => text !== '')
      .join(' ');
  }
}

/** Whether a text is longer than an attribute may be. */
export function isTooLong(text: string): boolean {
  // A character takes three bytes at most for each of its halves.
  return text.length * 3 > valueLimit && Buffer.byteLength(text) > valueLimit;
}
