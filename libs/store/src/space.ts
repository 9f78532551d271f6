import statement, { raw } from 'sql-template-tag';
import type { Connection } from './connection.ts';
import { columnsOf } from './sql/models.ts';
import { quoted } from './sql/table.ts';

const incremental = statement`PRAGMA auto_vacuum = INCREMENTAL`;

/** Pages of one step: other writers wait no longer than for these. */
const pagesAtOnce = 2000;

/** The write-ahead log is cut back to this after it has grown, in bytes. */
const logLimit = 32 * 2 ** 20;

/** Sets a SQLite file up, a new one before it has any table: what is deleted leaves the file, not only its tables. */
export async function prepareSpace(connection: Connection): Promise<void> {
  // Of a file that is there it would wait for whoever writes.
  if ((await pragma(connection, 'page_count')) === 0) await connection.query(incremental);
  await connection.query(raw(`PRAGMA journal_size_limit = ${logLimit}`));
}

/** Gives the space of deleted rows back to the disk. PostgreSQL does so by itself, where it can. */
export async function giveSpaceBack(connection: Connection): Promise<void> {
  if (connection.provider !== 'sqlite') return;
  while ((await pragma(connection, 'freelist_count')) > 0 && (await isIncremental(connection)))
    await connection.query(raw(`PRAGMA incremental_vacuum(${pagesAtOnce})`));
  await cutLog(connection);
}

/** Empties the write-ahead log where nobody reads from it: the only space that a full disk may have left. */
export async function cutLog(connection: Connection): Promise<void> {
  if (connection.provider === 'sqlite')
    await connection.query(statement`PRAGMA wal_checkpoint(TRUNCATE)`).catch(() => undefined);
}

/**
 * Gives back all space that nothing uses. A SQLite file that an earlier version made is written anew, once, for which
 * the disk must have room; PostgreSQL writes its tables anew, and keeps everybody waiting meanwhile.
 */
export async function compact(connection: Connection): Promise<void> {
  if (connection.provider === 'postgresql') {
    for (const table of Object.keys(columnsOf))
      await connection.execute(statement`VACUUM (FULL, ANALYZE) ${quoted(table)}`);
    return;
  }
  if (!(await isIncremental(connection))) {
    await connection.query(incremental);
    await connection.execute(statement`VACUUM`);
  }
  await giveSpaceBack(connection);
}

async function isIncremental(connection: Connection): Promise<boolean> {
  return (await pragma(connection, 'auto_vacuum')) === 2;
}

async function pragma(connection: Connection, name: string): Promise<number> {
  const [row] = await connection.query<Record<string, number>>(raw(`PRAGMA ${name}`));
  return row?.[name] ?? 0;
}
