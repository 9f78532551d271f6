import {
  CellScanner,
  foldWhiteSpace,
  headBytes,
  joinHeadings,
  splitHead,
} from '@crossvote/opening';
import type { ColumnRef } from '../column-map.ts';
import { roleOf, type HeadingRole } from './heading-roles.ts';

/** Rows that are looked at. */
const sampleRows = 400;

/** A column as its heading and first cells show it. */
export interface LookedColumn {
  readonly heading: string;
  readonly role: HeadingRole | undefined;
  /** What a map calls it: its heading, or its number where that is not clear. */
  readonly ref: ColumnRef;
  /** Of the first rows, without blanks around them. */
  readonly cells: readonly string[];
}

/** The beginning of a table. */
export interface TableLook {
  readonly columns: readonly LookedColumn[];
  readonly rows: number;
  /** Line of the headings, and how many rows they are. */
  readonly line: number;
  readonly headingRows: number;
}

/** What was looked at, as every format of tables asks for it. */
const looks = new WeakMap<Buffer, { readonly look: TableLook | undefined }>();

/** Looks at the first rows of a file, once; undefined where it is no table. */
export function lookAtTable(head: Buffer): TableLook | undefined {
  const known = looks.get(head) ?? { look: lookAtRows(head) };
  looks.set(head, known);
  return known.look;
}

function lookAtRows(head: Buffer): TableLook | undefined {
  const rows = rowsOf(head);
  const first = rows.findIndex(({ cells }) => cells.filter((cell) => cell !== '').length > 1);
  const top = rows[first];
  if (!top) return undefined;
  const headingRows = hasSecondHeadings(top.cells, rows[first + 1]?.cells ?? []) ? 2 : 1;
  const headings = joinHeadings(
    rows.slice(first, first + headingRows).map(({ cells }) => cells),
  ).map(foldWhiteSpace);
  const times = new Map<string, number>();
  for (const heading of headings) times.set(heading, (times.get(heading) ?? 0) + 1);
  const data = rows.slice(first + headingRows);
  const columns = headings.map((heading, column) => ({
    heading,
    role: roleOf(heading),
    ref: heading !== '' && times.get(heading) === 1 ? heading : column + 1,
    cells: data.map(({ cells }) => cells[column] ?? ''),
  }));
  return { columns, rows: data.length, line: top.line, headingRows };
}

/** Titles that stand over several columns, and below what each column is. */
function hasSecondHeadings(first: readonly string[], second: readonly string[]): boolean {
  const gaps = first.slice(0, -1).filter((cell, at) => cell === '' && (second[at] ?? '') !== '');
  const isFull = second.length >= first.length && second.every((cell) => cell !== '');
  return (
    gaps.length * 4 >= first.length && isFull && second.every((cell) => !/^[\d.]*$/.test(cell))
  );
}

function rowsOf(head: Buffer): { readonly line: number; readonly cells: readonly string[] }[] {
  const splitter = splitHead(head);
  const scanner = new CellScanner();
  const rows: { readonly line: number; readonly cells: readonly string[] }[] = [];
  while (rows.length < sampleRows && splitter.next()) {
    // What the head cuts off is no row.
    if (!splitter.terminated && rows.length > 1 && head.length >= headBytes) break;
    if (scanner.read(splitter.buffer, splitter.start, splitter.end) !== undefined) {
      if (rows.length === 0) return [];
      continue;
    }
    const cells = Array.from({ length: scanner.count }, (_, column) => scanner.text(column).trim());
    if (cells.some((cell) => cell !== '')) rows.push({ line: splitter.line, cells });
  }
  return rows;
}
