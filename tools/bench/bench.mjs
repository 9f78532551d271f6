/**
 * `npm run bench`: measures Crossvote beside other systems on the same files in the same run. See README.md.
 * With `--check`: the smallest size, once, to compare the counts of all systems; no time makes it fail.
 */
import { runAfterSetUp } from '../setup.mjs';
import { installPeers } from './src/install.mjs';
import { readOptions } from './src/options.mjs';
import { writeSummary } from './src/write-summary.mjs';

const options = readOptions(process.argv.slice(2));
await runAfterSetUp(async () => {
  const outcome = await run().catch(({ message }) => ({
    ...{ passed: 0, leftOut: [], failures: [message] },
  }));
  if (options.mode === 'check') writeSummary(outcome);
  if (outcome.failures.length > 0) throw new Error(outcome.failures.join('\n'));
});

async function run() {
  installPeers();
  // Loaded here, as they need what was just installed.
  if (options.page) {
    const { writePage } = await import('./src/report/write-report.mjs');
    await writePage(options);
    return { passed: 0, leftOut: [], failures: [] };
  }
  const { runBench } = await import('./src/run-bench.mjs');
  return runBench(options);
}
