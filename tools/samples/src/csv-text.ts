/** A cell in double quotes, those within it doubled. */
export function quoteAlways(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

/** A cell, quoted where a comma, a quote or a line end makes it needed. */
export function quoteIfNeeded(cell: string): string {
  return /[",\r\n]/u.test(cell) ? quoteAlways(cell) : cell;
}

/** One row with its line end, cells quoted where needed. */
export function csvRow(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => quoteIfNeeded(String(cell))).join(',')}\r\n`;
}
