/** DuckDB with one small unsigned column for each contest, in memory, warm. */
import { performance } from 'node:perf_hooks';
import { columnTypes } from '../codes.mjs';
import { openDuckDb, quoted } from './duckdb.mjs';

const database = await openDuckDb();

export async function load(codes) {
  const types = columnTypes(codes).map((type, contest) => `'c${contest}': '${type}'`);
  await database.run(
    `CREATE TABLE t AS SELECT * FROM read_csv(${quoted(codes.file)}, header = false, auto_detect = false, delim = ',',
      columns = {${types.join(', ')}})`,
  );
}

export async function ask([first, second]) {
  const started = performance.now();
  const rows = await database.rows(`SELECT c${first}, c${second}, count(*) FROM t GROUP BY ALL`);
  return {
    seconds: (performance.now() - started) / 1000,
    pairs: rows.map((row) => row.map(Number)),
  };
}

export async function writeParquet(file) {
  await database.run(`COPY t TO ${quoted(file)} (FORMAT parquet, COMPRESSION zstd)`);
}
