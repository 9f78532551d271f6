/**
 * `npm run bench`: measures Crossvote beside other systems on the same files in the same run. See README.md.
 * With `--check`: the smallest size, once, to compare the counts of all systems; no time makes it fail.
 */
import { runAfterSetUp } from '../setup.mjs';
import { installPeers } from './src/install.mjs';
import { readOptions } from './src/options.mjs';

const options = readOptions(process.argv.slice(2));
await runAfterSetUp(async () => {
  installPeers();
  // Loaded here, as it needs what was just installed.
  const { runBench } = await import('./src/run-bench.mjs');
  await runBench(options);
});
