import Database from 'libsql';

/**
 * Removes the cross tables that Crossvote keeps in a database once a question needed them: afterwards no pair of
 * contests was ever asked about. No service may have them in its memory, and this process must not have the database
 * open otherwise: two copies of SQLite in one process do not see each other's locks.
 */
export function forgetTables(file) {
  const database = new Database(file);
  database.exec('DELETE FROM CrossTable');
  database.close();
}
