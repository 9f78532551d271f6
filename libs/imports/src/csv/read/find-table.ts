import { firstRow, type OpenedFile } from '@crossvote/opening';
import { allTables } from '../tables/all-tables.ts';
import type { Table } from '../tables/table.ts';
import { memberOf } from './member-of.ts';

const plainName = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, '-');

/** Ends of names of tables; the sheet of a workbook has none. */
const tableEnd = /\.(?:csv|tsv|txt|xlsx)(?:\.gz)?$/i;

/**
 * Which table a file is: the one that the file or the sheet is called, else the one whose columns it has.
 *
 * @returns undefined where it is none, or could be several
 */
export async function findTable(file: OpenedFile): Promise<Table | undefined> {
  const parts = file.name.split(/[\\/]/);
  const [called, another] = namedTables(parts.slice(-2));
  if (called && !another) return called;
  const headings = firstRow(await file.head()).filter((heading) => heading !== '');
  const [table, ambiguous] = allTables.filter((each) => fits(each, headings));
  return ambiguous ? undefined : table;
}

/** The last part of a name counts most: a workbook `results.xlsx` may have a sheet `Races`. */
function namedTables(parts: readonly string[]): readonly Table[] {
  for (const part of [...parts].reverse()) {
    const name = plainName(part.replace(tableEnd, ''));
    const found = allTables.filter((table) => table.name === name);
    const isTable = tableEnd.test(part) || parts.some((each) => /\.xlsx$/i.test(each));
    if (found.length > 0 && isTable) return found;
  }
  return [];
}

function fits(table: Table, headings: readonly string[]): boolean {
  const members = headings.map((heading) => memberOf(table, heading));
  const has = (member: string) =>
    members.some((each) => each?.kind === 'member' && each.member === member);
  return (
    headings.length > 0 &&
    members.every((member) => member !== undefined) &&
    table.required.every(has) &&
    (table.oneOf.length === 0 || table.oneOf.some(has))
  );
}
