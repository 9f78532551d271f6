import { DuckDBInstance } from '@duckdb/node-api';

/**
 * DuckDB in memory with two threads.
 *
 * @param keepsOrder - whether rows stay in the order of the file, as they do unless one says otherwise; in any order
 *   it reads in parallel without waiting
 */
export async function openDuckDb({ keepsOrder = false } = {}) {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    preserve_insertion_order: String(keepsOrder),
  });
  const connection = await instance.connect();
  return {
    run: (sql) => connection.run(sql),
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRows(),
    row: async (sql) => (await connection.runAndReadAll(sql)).getRowObjects()[0],
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Text as SQL. */
export const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
