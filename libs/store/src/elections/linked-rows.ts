import statement, { join } from 'sql-template-tag';
import { columnsOf, type Column, type ModelName, type StoredRow } from '../sql/models.ts';
import type { Sql, Statement } from '../sql/sql.ts';
import { quoted, Table } from '../sql/table.ts';
import { inPortions } from './in-portions.ts';

/** Things whose linked rows are read: all that a query finds, or those of a list. */
export type Owners = { readonly found: Statement } | { readonly ids: readonly number[] };

/** Reads the rows of a table that belong to some things. */
export async function linkedRows<Model extends ModelName>(
  sql: Sql,
  model: Model,
  column: Column<Model>,
  owners: Owners,
): Promise<StoredRow<Model>[]> {
  const table = new Table(model);
  const read = (ids: Statement) =>
    sql.query<StoredRow<Model>>(
      statement`SELECT ${table.columns(...columnsOf[model])} FROM ${table.name} WHERE ${quoted(column)} IN (${ids})`,
    );
  return 'found' in owners
    ? read(owners.found)
    : inPortions(owners.ids, (some) => read(join([...some])));
}

/** Rows by what they belong to. */
export function byOwner<Row>(
  rows: readonly Row[],
  ownerOf: (row: Row) => number,
): ReadonlyMap<number, readonly Row[]> {
  const owned = new Map<number, Row[]>();
  for (const row of rows) {
    const list = owned.get(ownerOf(row));
    if (list) list.push(row);
    else owned.set(ownerOf(row), [row]);
  }
  return owned;
}
