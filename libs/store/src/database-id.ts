import { randomInt } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import statement, { raw } from 'sql-template-tag';
import type { Sql } from './sql/sql.ts';

/** Offset of the "user version" in the file format of SQLite. It holds the id of the database. */
const place = 60;

/**
 * The id of the database in a file. It is read without SQLite, which keeps pages in memory. 0 where the file has no id,
 * or where the id is still only in the write-ahead log.
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
    // The file was removed or forbidden in between. The next look will notice.
  }
  return bytes.readUInt32BE();
}

/** Gives a SQLite database its id, once, so that another database copied over it is noticed. */
export async function nameDatabase(transaction: Sql): Promise<void> {
  if (transaction.provider !== 'sqlite') return;
  const [row] = await transaction.query<{ user_version: number }>(statement`PRAGMA user_version`);
  if (row?.user_version === 0)
    await transaction.execute(raw(`PRAGMA user_version = ${randomInt(1, 2 ** 31)}`));
}
