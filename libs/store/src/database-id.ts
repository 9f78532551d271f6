import { randomInt } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import statement, { raw } from 'sql-template-tag';
import type { Sql } from './sql/sql.ts';

/** Where the file format has the version of the user, which nothing else here uses. */
const place = 60;

/**
 * The id of the database in a file, past SQLite, which keeps pages in memory; 0 where it has none, or none that has
 * left the write-ahead log.
 */
export function databaseIdIn(path: string): number {
  const bytes = Buffer.alloc(4);
  try {
    const file = openSync(path, 'r');
    try {
      readSync(file, bytes, 0, bytes.length, place);
    } finally {
      closeSync(file);
    }
  } catch {
    // Removed or forbidden in between: the next look tells.
  }
  return bytes.readUInt32BE();
}

/** Gives a SQLite database its id, once, so that another one that is copied over it is told. */
export async function nameDatabase(transaction: Sql): Promise<void> {
  if (transaction.provider !== 'sqlite') return;
  const [row] = await transaction.query<{ user_version: number }>(statement`PRAGMA user_version`);
  if (row?.user_version === 0)
    await transaction.execute(raw(`PRAGMA user_version = ${randomInt(1, 2 ** 31)}`));
}
