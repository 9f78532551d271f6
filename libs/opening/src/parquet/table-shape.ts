import type { FileMetaData } from 'hyparquet';
import { FileError } from '../issue.ts';
import { csvCell } from '../workbook/cell-text.ts';

/**
 * A value of a column as a cell of CSV.
 *
 * @returns undefined for kinds of values that tables of votes never have: dates, lists, bytes
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

/** The rows that come before the rows of the file itself, as cells of CSV. */
export interface TableShape {
  readonly headings: readonly string[];
  readonly definitions: readonly (readonly string[])[];
}

const columnLimit = 1 << 16;
/** Limits the memory that a hostile file can take, as a group of rows is unpacked at once. */
const groupRowsLimit = 4 << 20;
const groupBytesLimit = 2 ** 29;

/**
 * Reads the names of the columns, and the rows that `cvr export` puts into the metadata.
 *
 * @throws FileError when the file is no plain table, or larger than any table of votes
 */
export function readTableShape(file: string, metadata: FileMetaData): TableShape {
  const [root, ...columns] = metadata.schema;
  const names = columns.map(({ name }) => name);
  const isFlat = columns.every(({ num_children: children }) => !children);
  if (root?.num_children !== columns.length || !isFlat || columns.length > columnLimit)
    throw refused(file, 'parquet_nested', 'is no plain table: its columns are nested');
  if (new Set(names).size < names.length)
    throw refused(file, 'parquet_columns', 'has two columns of one name');
  for (const { num_rows: rows, total_byte_size: bytes } of metadata.row_groups)
    if (rows < 0 || rows > groupRowsLimit || bytes > groupBytesLimit)
      throw refused(
        file,
        'parquet_groups',
        `has groups of more than ${groupRowsLimit} rows or 512 MiB; save it with smaller ones`,
      );
  const said = metadata.key_value_metadata?.find(({ key }) => key === 'crossvote')?.value;
  return {
    headings: names.map(csvCell),
    definitions: said === undefined ? [] : readDefinitions(file, said, names.length),
  };
}

function readDefinitions(file: string, text: string, width: number): string[][] {
  const rows = parse(text);
  const isRow = (row: unknown): row is string[] =>
    Array.isArray(row) && row.length === width && row.every((cell) => typeof cell === 'string');
  if (Array.isArray(rows) && rows.every(isRow)) return rows.map((row) => row.map(csvCell));
  throw refused(
    file,
    'parquet_definitions',
    'has metadata "crossvote" that do not fit its columns; export it again',
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const refused = (file: string, code: string, message: string) =>
  new FileError(code, message, { file });
