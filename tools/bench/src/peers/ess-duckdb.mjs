/** DuckDB reads an ES&S CSV, one text column a contest, into an in-memory table, in the order of the file. */
import { performance } from 'node:perf_hooks';
import { openDuckDb, quoted } from './duckdb.mjs';

export async function read({ file, headings, contests }) {
  const database = await openDuckDb({ keepsOrder: true });
  const types = headings.map((_heading, column) => `'c${column}': 'VARCHAR'`).join(', ');
  const started = performance.now();
  await database.run(
    `CREATE TABLE t AS SELECT * FROM read_csv(${quoted(file)}, skip = 1, header = false, delim = ',', quote = '"',
      escape = '"', auto_detect = false, strict_mode = false, columns = {${types}})`,
  );
  const seconds = (performance.now() - started) / 1000;
  const sums = contests.map(({ columns }, place) => `${votesOf(columns)} AS v${place}`);
  const counted = await database.row(`SELECT count(*) AS records, ${sums.join(', ')} FROM t`);
  database.close();
  const votes = contests.map(({ name }, place) => [name, Number(counted[`v${place}`])]);
  return { seconds, counts: { records: Number(counted.records), ...Object.fromEntries(votes) } };
}

function votesOf(columns) {
  return columns
    .map(
      (column) =>
        `count(*) FILTER (lower(coalesce(c${column}, '')) NOT IN ('', 'undervote', 'overvote'))`,
    )
    .join(' + ');
}
