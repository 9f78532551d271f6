import type { Cell, Sql } from './sql.ts';

/** Both databases take more in one statement, but SQLite looks its parameters up one by one. */
const cellLimit = 2000;
/** Bytes of the large cells of one statement: they are held in memory several times until it is done. */
const byteLimit = 2 << 20;

/**
 * Adds rows, many with one statement.
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
  for (const portion of portionsOf(rows, Math.floor(cellLimit / columns.length))) {
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
