import type { Cell, Sql } from './sql.ts';

/** PostgreSQL takes more in one statement. */
const cellLimit = 2000;
/** Bytes of the large cells of one statement: they are held in memory several times until it is done. */
const byteLimit = 2 << 20;

/**
 * Adds rows, many with one statement where each takes a round trip. SQLite is called at once, and keeps what a statement
 * was given until it runs again: there each row is a statement, the same one.
 *
 * @param columns - names of the columns, in the order of the cells
 */
export async function insertRows(
  transaction: Sql,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const rowLimit = transaction.provider === 'sqlite' ? 1 : Math.floor(cellLimit / columns.length);
  for (const portion of portionsOf(rows, rowLimit)) {
    const values = portion.map((row, place) => {
      const first = place * columns.length + 1;
      return `(${row.map((_, column) => `$${first + column}`).join(', ')})`;
    });
    await transaction.execute(
      `INSERT INTO "${table}" (${names}) VALUES ${values.join(', ')}`,
      ...portion.flat(),
    );
  }
}

function* portionsOf(
  rows: readonly (readonly Cell[])[],
  rowLimit: number,
): Generator<(readonly Cell[])[]> {
  let portion: (readonly Cell[])[] = [];
  let bytes = 0;
  for (const row of rows) {
    const rowBytes = row.reduce<number>(
      (sum, cell) => sum + (cell instanceof Uint8Array ? cell.length : 0),
      0,
    );
    if (portion.length > 0 && (portion.length === rowLimit || bytes + rowBytes > byteLimit)) {
      yield portion;
      portion = [];
      bytes = 0;
    }
    portion.push(row);
    bytes += rowBytes;
  }
  if (portion.length > 0) yield portion;
}
