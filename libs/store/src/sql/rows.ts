import statement, { join } from 'sql-template-tag';
import {
  columnsOf,
  type Changes,
  type Column,
  type ModelName,
  type NewRow,
  type StoredRow,
  type Where,
} from './models.ts';
import type { Cell, Sql, Statement } from './sql.ts';
import { quoted, Table } from './table.ts';
import { insertion } from './insert-rows.ts';

/** Models whose rows have a numeric id. */
type NumberedModel = {
  [Model in ModelName]: StoredRow<Model> extends { readonly id: number } ? Model : never;
}[ModelName];

/**
 * Reads cells of the rows of a table.
 *
 * @param columns - `*` for all
 * @param orderBy - columns, most significant first
 */
export function selectRows<Model extends ModelName, Name extends Column<Model> = Column<Model>>(
  sql: Sql,
  model: Model,
  columns: readonly Name[] | '*',
  where: Where<Model>,
  ...orderBy: readonly Column<Model>[]
): Promise<Pick<StoredRow<Model>, Name>[]> {
  const table = new Table(model);
  // Columns are named, as a prepared statement would not know the columns of `*` after a migration.
  const cells = table.columns(...(columns === '*' ? columnsOf[model] : columns));
  const rows = statement`SELECT ${cells} FROM ${table.name} WHERE ${table.where(where)}`;
  return sql.query(
    orderBy.length === 0 ? rows : statement`${rows} ORDER BY ${table.columns(...orderBy)}`,
  );
}

/** Adds a row. @returns its id */
export async function insertRow<Model extends NumberedModel>(
  sql: Sql,
  model: Model,
  row: NewRow<Model>,
): Promise<number> {
  const added = await sql.query<{ readonly id: number }>(
    insertion(model, Object.keys(row), [row], ' RETURNING "id"'),
  );
  const [inserted] = added;
  if (!inserted) throw new Error(`the database gave no id of a new row of ${model}`);
  return inserted.id;
}

/** Statements that change or remove rows must have a condition. */
function refuseAllRows(model: ModelName, where: object): void {
  if (Object.values(where).every((condition) => condition === undefined))
    throw new Error(`all rows of ${model} are never meant`);
}

/** Changes cells of rows. @returns how many rows were changed */
export async function updateRows<Model extends ModelName>(
  sql: Sql,
  model: Model,
  where: Where<Model>,
  changes: Changes<Model>,
): Promise<number> {
  const table = new Table(model);
  refuseAllRows(model, where);
  const cells = Object.entries<Cell | Statement | undefined>(changes).map(
    ([name, value]) => statement`${quoted(name)} = ${value}`,
  );
  return sql.execute(
    statement`UPDATE ${table.name} SET ${join(cells)} WHERE ${table.where(where)}`,
  );
}

/** @returns how many rows were removed */
export async function deleteRows<Model extends ModelName>(
  sql: Sql,
  model: Model,
  where: Where<Model>,
): Promise<number> {
  const table = new Table(model);
  refuseAllRows(model, where);
  return sql.execute(statement`DELETE FROM ${table.name} WHERE ${table.where(where)}`);
}
