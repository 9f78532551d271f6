import { DuckDBInstance } from '@duckdb/node-api';

/** DuckDB in memory with two threads; rows in any order, which lets it read in parallel without waiting. */
export async function openDuckDb() {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    preserve_insertion_order: 'false',
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
