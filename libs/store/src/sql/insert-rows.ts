import { Sql as Template } from 'sql-template-tag';
import type { Column, ModelName, NewRow } from './models.ts';
import type { Cell, Sql, Statement } from './sql.ts';

/** A row of any model. */
type CellsByName = Readonly<Record<string, Cell | undefined>>;

/** Most cells of one statement. PostgreSQL would allow more. */
const cellLimit = 2000;
/** Most bytes of large cells in one statement. They are in memory several times until the statement is done. */
const byteLimit = 2 << 20;

/**
 * Adds rows. On PostgreSQL each statement is a round trip, so one statement adds many rows. SQLite needs no round trip,
 * and keeps the values of a statement until it runs again. There each row is one run of the same statement.
 *
 * @param rows - all with the same columns
 * @param options.skipDuplicates - whether a row whose key is there already is left out; an error unless given
 */
export async function insertRows<Model extends ModelName>(
  sql: Sql,
  model: Model,
  rows: readonly NewRow<Model>[],
  { skipDuplicates = false }: { readonly skipDuplicates?: boolean } = {},
): Promise<void> {
  await insertPortions(sql, model, rows, skipDuplicates ? ' ON CONFLICT DO NOTHING' : '');
}

/**
 * Adds rows, or writes all their cells where there is a row of the same key. As fast as adding them, on both databases.
 *
 * @param key - columns of the primary key
 * @param rows - all with the same columns; no two of the same key
 */
export async function upsertRows<Model extends ModelName>(
  sql: Sql,
  model: Model,
  key: readonly Column<Model>[],
  rows: readonly NewRow<Model>[],
): Promise<void> {
  const keyNames: readonly string[] = key;
  const changes = Object.keys(rows[0] ?? {})
    .filter((name) => !keyNames.includes(name))
    .map((name) => `"${name}" = excluded."${name}"`);
  const target = key.map((name) => `"${name}"`).join(', ');
  await insertPortions(
    sql,
    model,
    rows,
    ` ON CONFLICT (${target}) DO UPDATE SET ${changes.join(', ')}`,
  );
}

async function insertPortions<Model extends ModelName>(
  sql: Sql,
  model: Model,
  rows: readonly NewRow<Model>[],
  end: string,
): Promise<void> {
  const names = Object.keys(rows[0] ?? {});
  const rowLimit = sql.provider === 'sqlite' ? 1 : Math.floor(cellLimit / names.length);
  for (const portion of portionsOf(rows, rowLimit))
    await sql.execute(insertion(model, names, portion, end));
}

/**
 * The statement that adds rows. It is built as text, as there may be one for each row: composing it of parts takes
 * three times as long.
 *
 * @param names - names of the columns, which each row has
 * @param end - the SQL after the rows
 */
export function insertion<Model extends ModelName>(
  model: Model,
  names: readonly string[],
  rows: readonly NewRow<Model>[],
  end: string,
): Statement {
  const columns = names.map((name) => `"${name}"`).join(', ');
  const cells = rows.flatMap((row) => cellsOf(row, names));
  const before: string[] = cells.map((_, place) => (place % names.length === 0 ? '), (' : ', '));
  before[0] = `INSERT INTO "${model}" (${columns}) VALUES (`;
  return new Template([...before, `)${end}`], cells);
}

/** @throws TypeError where a row has other columns than these */
function cellsOf(row: CellsByName, names: readonly string[]): Cell[] {
  const refuse = () => new TypeError(`rows with unequal columns: ${names.join(', ')}`);
  if (Object.keys(row).length !== names.length) throw refuse();
  return names.map((name) => {
    const cell = row[name];
    if (cell === undefined) throw refuse();
    return cell;
  });
}

function* portionsOf<Row extends CellsByName>(
  rows: readonly Row[],
  rowLimit: number,
): Generator<readonly Row[]> {
  let portion: Row[] = [];
  let bytes = 0;
  for (const row of rows) {
    const rowBytes = bytesOf(row);
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

/** Bytes of the large cells of a row. */
function bytesOf(row: CellsByName): number {
  return Object.values(row).reduce<number>(
    (sum, cell) => sum + (cell instanceof Uint8Array ? cell.length : 0),
    0,
  );
}
