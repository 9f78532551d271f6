import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { benchFolder } from './paths.mjs';

/** Leaves the outcome of `--check` where `npm test` finds that of each project's tests. */
export function writeSummary({ passed, leftOut, failures }) {
  const folder = path.join(benchFolder, 'test-results');
  mkdirSync(folder, { recursive: true });
  const summary = { passed, failed: failures.length, skipped: leftOut.length, failures };
  writeFileSync(path.join(folder, 'summary.json'), JSON.stringify(summary));
}
