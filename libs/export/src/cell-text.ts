import { stringify } from 'csv-stringify/sync';

/** Words that stand for a state of a contest, and so are escaped where a choice is called so. */
const stateWord = /^(?:undervote|overvote|redacted)$/i;

/** White space that a spreadsheet, a line end or a trim would change, and control characters. */
const unsafeSpace = /[^\S ]|[\u0000-\u001f\u007f]|^ | $| (?= )/gu;

const spaceCode = (space: string) => `\\x${space.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A text that fills a cell of its own: blanks at its ends, line ends and the empty text are escaped. */
export function encodeText(text: string): string {
  if (text === '') return '\\0';
  return text.replaceAll('\\', '\\\\').replace(unsafeSpace, spaceCode);
}

/** A choice within a cell that may hold several and their ranks. */
export function encodeChoice(label: string): string {
  const text = encodeText(label).replace(/[|>]/g, '\\$&');
  return stateWord.test(label) ? `\\${text}` : text;
}

/** A list in one cell; an item that is empty says nothing, and a list that says nothing is an empty cell. */
export function encodeList(items: readonly string[]): string {
  return items.every((item) => item === '') ? '' : items.join('|');
}

/**
 * Puts an apostrophe before a cell that a spreadsheet would take for a formula. A cell that has apostrophes there
 * already gets one more, so that taking one off gives back the cell.
 */
export function guardFormula(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** Rows of CSV with line feeds between them: cells are quoted as RFC 4180 has it, and none is guarded. */
export function quoteRows(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((cells) => [...cells]),
    { eof: false },
  );
}

/** Cells as one row of CSV, without its line end. */
export function csvRow(cells: readonly string[]): string {
  return quoteRows([cells.map(guardFormula)]);
}

/** One cell of CSV. */
export function csvCell(cell: string): string {
  return cell === '' ? '' : csvRow([cell]);
}
