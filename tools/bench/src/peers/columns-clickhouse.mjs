/** ClickHouse (chdb) with one small unsigned column for each contest, Memory engine, two threads, warm. */
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { columnTypes } from '../codes.mjs';

let session;

/** Opens it. @returns why it cannot be there on this system, as it is not built for all; else undefined */
export function open() {
  try {
    const { Session } = createRequire(import.meta.url)('chdb');
    session = new Session();
  } catch (error) {
    return String(error instanceof Error ? error.message : error).split('\n')[0];
  }
  session.query('SET max_threads = 2');
  return undefined;
}

/** Removes its folder of temporary files. */
export function close() {
  session?.close();
}

const typeNames = { UTINYINT: 'UInt8', USMALLINT: 'UInt16' };

export function load(codes) {
  const columns = columnTypes(codes)
    .map((type, contest) => `c${contest} ${typeNames[type]}`)
    .join(', ');
  session.query('CREATE DATABASE IF NOT EXISTS bench');
  session.query(`CREATE TABLE bench.t (${columns}) ENGINE = Memory`);
  session.query(`INSERT INTO bench.t SELECT * FROM file('${codes.file}', CSV, '${columns}')`);
}

export function ask([first, second]) {
  const started = performance.now();
  const text = session.query(
    `SELECT c${first}, c${second}, count() FROM bench.t GROUP BY c${first}, c${second}`,
    'CSV',
  );
  const seconds = (performance.now() - started) / 1000;
  return {
    seconds,
    pairs: text
      .trim()
      .split('\n')
      .map((row) => row.split(',').map(Number)),
  };
}
