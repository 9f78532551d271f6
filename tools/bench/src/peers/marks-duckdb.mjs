/** DuckDB with a row for each mark, in memory, warm. */
import { performance } from 'node:perf_hooks';
import { openDuckDb, quoted } from './duckdb.mjs';

const database = await openDuckDb();

export async function load(file) {
  await database.run(
    `CREATE TABLE marks AS SELECT * FROM read_csv(${quoted(file)}, header = false, auto_detect = false,
      columns = {'record': 'UINTEGER', 'contest': 'USMALLINT', 'choice': 'TINYINT'})`,
  );
}

export async function ask([first, second]) {
  const started = performance.now();
  const rows = await database.rows(
    `SELECT a.choice, b.choice, count(*) FROM marks a JOIN marks b USING (record)
      WHERE a.contest = ${first} AND b.contest = ${second} GROUP BY ALL`,
  );
  return {
    seconds: (performance.now() - started) / 1000,
    pairs: rows.map((row) => row.map(Number)),
  };
}
