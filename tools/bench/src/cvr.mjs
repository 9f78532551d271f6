import { readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { benchFolder, cvrCommand } from './paths.mjs';
import { runNode } from './spawn.mjs';

const hook = pathToFileURL(path.join(benchFolder, 'src/peak-memory-hook.mjs')).href;

/** Calls the command on a database. @returns its standard output */
export function cvr(database, ...words) {
  return runNode([cvrCommand, '--database', `file:${database}`, ...words]);
}

/** A new dataset in a new database, as a user makes one: `cvr ingest`. */
export async function ingest(database, exported) {
  removeDatabase(database);
  await cvr(database, 'ingest', exported.path, '--format', exported.productFormat, '--quiet');
}

/** Ingests, and tells the peak resident memory of the command in bytes. */
export async function ingestPeak(database, exported) {
  removeDatabase(database);
  const peakFile = `${database}.peak`;
  const words = ['ingest', exported.path, '--format', exported.productFormat, '--quiet'];
  await runNode(['--import', hook, cvrCommand, '--database', `file:${database}`, ...words], {
    CROSSVOTE_BENCH_PEAK: peakFile,
  });
  const bytes = Number(readFileSync(peakFile, 'utf8'));
  rmSync(peakFile);
  return bytes;
}

/** Contests of the dataset with their counts, as `cvr results --json` shows them. */
export async function storedContests(database) {
  return JSON.parse(await cvr(database, 'results', '1', '--json')).contests;
}

export function removeDatabase(database) {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${database}${suffix}`, { force: true });
}

/** Bytes of a database and of what lies beside it. */
export function databaseBytes(database) {
  return ['', '-wal']
    .map((suffix) => statSync(`${database}${suffix}`, { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, bytes) => sum + bytes);
}
