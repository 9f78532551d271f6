import { csvCell } from '../workbook/cell-text.ts';

/**
 * A value of a column as a cell of CSV.
 *
 * @returns undefined for values that no table of votes has: dates, lists, bytes
 */
export function parquetCell(value: unknown): string | undefined {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return csvCell(value);
  if (typeof value === 'number') return Number.isNaN(value) ? '' : String(value);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return undefined;
}

/** A row as a line of CSV. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.join(',')}\n`;
}
