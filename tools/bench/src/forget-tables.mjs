import Database from 'libsql';

/**
 * Removes the cross tables that Crossvote keeps in a database after questions, as if no pair of contests had ever been
 * asked for. No service may have them in memory. This process must not have the database open elsewhere, as two copies
 * of SQLite in one process do not see each other's locks.
 */
export function forgetTables(file) {
  const database = new Database(file);
  database.exec('DELETE FROM CrossTable');
  database.close();
}
