import statement, { raw } from 'sql-template-tag';
import type { Connection } from './connection.ts';
import { columnsOf } from './sql/models.ts';
import { quoted } from './sql/table.ts';

const incremental = statement`PRAGMA auto_vacuum = INCREMENTAL`;

/** Pages that one step gives back. Other writers wait only for one step. */
const pagesAtOnce = 2000;

/** The write-ahead log is cut to this size after it has grown, in bytes. */
const logLimit = 32 * 2 ** 20;

/** Sets up a new SQLite file before it has any table, so that deleted data leaves the file and not only its tables. */
export async function prepareSpace(connection: Connection): Promise<void> {
  // On an existing file this would wait for its writer.
  if ((await pragma(connection, 'page_count')) === 0) await connection.query(incremental);
  await connection.query(raw(`PRAGMA journal_size_limit = ${logLimit}`));
}

/** Gives the space of deleted rows back to the disk. PostgreSQL does so by itself where it can. */
export async function giveSpaceBack(connection: Connection): Promise<void> {
  if (connection.provider !== 'sqlite') return;
  while ((await pragma(connection, 'freelist_count')) > 0 && (await isIncremental(connection)))
    await connection.query(raw(`PRAGMA incremental_vacuum(${pagesAtOnce})`));
  await cutLog(connection);
}

/** Empties the write-ahead log if nobody reads from it. On a full disk it may be the only space left. */
export async function cutLog(connection: Connection): Promise<void> {
  if (connection.provider === 'sqlite')
    await connection.query(statement`PRAGMA wal_checkpoint(TRUNCATE)`).catch(() => undefined);
}

/**
 * Gives back all unused space. A SQLite file of an earlier version is rewritten once, and the disk must have room for
 * that. PostgreSQL rewrites its tables, and all others wait meanwhile.
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
