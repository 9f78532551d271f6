/** SQLite (libsql) with a row for each mark, in memory, clustered for this question. */
import { createReadStream } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import Database from 'libsql';

const database = new Database(':memory:');
database.exec(
  'CREATE TABLE marks (contest INT, record INT, choice INT, PRIMARY KEY (contest, record, choice)) WITHOUT ROWID',
);

export async function load(file) {
  const insert = database.prepare('INSERT INTO marks (record, contest, choice) VALUES (?, ?, ?)');
  database.exec('BEGIN');
  for await (const line of createInterface({ input: createReadStream(file) }))
    insert.run(...line.split(',').map(Number));
  database.exec('COMMIT');
}

export function ask([first, second]) {
  const question = database
    .prepare(
      `SELECT a.choice, b.choice, count(*) FROM marks a JOIN marks b ON a.record = b.record
        WHERE a.contest = ? AND b.contest = ? GROUP BY 1, 2`,
    )
    .raw();
  const started = performance.now();
  const pairs = question.all(first, second);
  return { seconds: (performance.now() - started) / 1000, pairs };
}
