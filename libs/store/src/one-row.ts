import { placeholders, type Cell, type Sql } from './sql.ts';

/** Cells by the names of their columns. */
type Row = Readonly<Record<string, Cell>>;

/** Adds a row. @returns its id */
export async function insertRow(sql: Sql, table: string, row: Row): Promise<number> {
  const names = Object.keys(row).map((name) => `"${name}"`);
  const cells = Object.values(row);
  const [inserted] = await sql.query<{ id: number }>(
    `INSERT INTO "${table}" (${names.join(', ')}) VALUES (${placeholders(cells)}) RETURNING "id"`,
    ...cells,
  );
  if (!inserted) throw new Error(`the database gave no id of a new row of ${table}`);
  return inserted.id;
}

/** Changes cells of the row with this id, if it is there. */
export async function updateRow(sql: Sql, table: string, id: number, row: Row): Promise<void> {
  const changes = Object.keys(row).map((name, place) => `"${name}" = $${place + 1}`);
  const cells = Object.values(row);
  await sql.execute(
    `UPDATE "${table}" SET ${changes.join(', ')} WHERE "id" = $${cells.length + 1}`,
    ...[...cells, id],
  );
}
