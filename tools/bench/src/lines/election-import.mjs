/** Line 11: a VIP feed of a state, most of which is street segments, from the file into SQLite. */
import { mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { builtFile } from '../build.mjs';
import { removeDatabase } from '../cvr.mjs';
import { bringToMemory } from '../inputs.mjs';
import { benchFolder, dataFolder } from '../paths.mjs';
import { amount, below, figure, megabytes, milliseconds } from '../report/measurement.mjs';
import { runNode } from '../spawn.mjs';

const state = { localities: 105, precincts: 25, segments: 440 };
const smallState = { localities: 3, precincts: 7, segments: 4 };
const hook = pathToFileURL(path.join(benchFolder, 'src/peak-memory-hook.mjs')).href;
const script = path.join(benchFolder, 'src/import-elections.mjs');

export const electionImport = {
  number: 11,
  name: 'election-import',
  title: 'Import of a VIP feed',
  comparesCounts: true,
  async run({ options, scratch }) {
    const feed = await feedOf(options.mode === 'check' ? smallState : state, options.seed);
    bringToMemory({ files: [feed.path] });
    /** @type {number[]} */
    const seconds = [];
    let peak = 0;
    for (let run = 0; run < options.slowRuns; run += 1) {
      const imported = await importOnce(feed, scratch('elections.db'));
      seconds.push(imported.seconds);
      peak = Math.max(peak, imported.peak);
    }
    const { streetSegments, precincts, splits } = feed.totals;
    const note = `${figure(megabytes(feed.bytes))} MB, ${figure(streetSegments)} street segments, ${figure(precincts + splits)} precincts and splits`;
    return {
      measurements: [
        milliseconds('Crossvote, a new process and a new database', seconds, note),
        amount('of it peak resident memory', megabytes(peak), 'MB', 'the highest of all runs'),
      ],
      verdicts: [below('peak memory', 400, 'MB', megabytes(peak))],
    };
  },
};

/** Imports a feed. @throws Error where something else is stored than the generator says */
async function importOnce(feed, database) {
  removeDatabase(database);
  const peakFile = `${database}.peak`;
  const started = performance.now();
  const printed = await runNode(['--import', hook, script, database, feed.path], {
    CROSSVOTE_BENCH_PEAK: peakFile,
  });
  const seconds = (performance.now() - started) / 1000;
  const { streetSegments: _, ...expected } = feed.totals;
  const [stored] = JSON.parse(printed);
  for (const [name, count] of Object.entries(expected))
    if (stored[name] !== count) throw new Error(`${stored[name]} ${name} instead of ${count}`);
  return { seconds, peak: Number(readFileSync(peakFile, 'utf8')) };
}

/** A feed of this size, made when it is not there yet, with its totals by construction. */
async function feedOf({ localities, precincts, segments }, seed) {
  const folder = path.join(dataFolder, 'inputs');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `vip-${localities}x${precincts}x${segments}-seed${seed}.xml`);
  const unfinished = `${file}.${process.pid}`;
  const sizes = ['localities', localities, 'precincts', precincts, 'segments', segments];
  const words = sizes.map((word) => (typeof word === 'string' ? `--${word}` : String(word)));
  const totals = JSON.parse(
    await runNode([
      builtFile('samples'),
      'vip',
      ...words,
      '--seed',
      String(seed),
      '--out',
      unfinished,
    ]),
  );
  renameSync(unfinished, file);
  return { path: file, bytes: statSync(file).size, totals };
}
