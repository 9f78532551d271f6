import { stringify } from 'csv-stringify/sync';

/** Words for a state of a contest. A choice with such a name is escaped. */
const stateWord = /^(?:undervote|overvote|redacted)$/i;

/** White space that a spreadsheet, a line end or a trim would change, and control characters. */
const unsafeSpace = /[^\S ]|[\u0000-\u001f\u007f]|^ | $| (?= )/gu;

const spaceCode = (space: string) => `\\x${space.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A text that has a cell of its own. Blanks at its ends, line ends and the empty text are escaped. */
export function encodeText(text: string): string {
  if (text === '') return '\\0';
  return text.replaceAll('\\', '\\\\').replace(unsafeSpace, spaceCode);
}

/** A choice in a cell that may hold several choices and their ranks. */
export function encodeChoice(label: string): string {
  const text = encodeText(label).replace(/[|>]/g, '\\$&');
  return stateWord.test(label) ? `\\${text}` : text;
}

/** A list in one cell. A list of empty items is an empty cell. */
export function encodeList(items: readonly string[]): string {
  return items.every((item) => item === '') ? '' : items.join('|');
}

/**
 * Puts an apostrophe before a cell that a spreadsheet would take for a formula. A cell that already begins with
 * apostrophes and would otherwise be one gets one more, so that removing one restores the cell.
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

/** Control characters and marks that turn the direction of text, as far as cells hold them as they are. */
const steering = /[\u0080-\u009f\p{Bidi_Control}]/gu;

/** Rows of cells in which nothing steers what shows them: such characters are written by their codes. */
export function neutralText(rows: string): string {
  return rows.replace(steering, spaceCode);
}

/** Cells as one row of CSV, without its line end. */
export function csvRow(cells: readonly string[]): string {
  return quoteRows([cells.map(guardFormula)]);
}

/** One cell of CSV. */
export function csvCell(cell: string): string {
  return cell === '' ? '' : csvRow([cell]);
}
