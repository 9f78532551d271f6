import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { benchFolder, root } from '../paths.mjs';

/** Where the figures come from. */
export function machine() {
  const [{ model }] = os.cpus();
  return {
    processor: model.trim(),
    cores: os.availableParallelism(),
    memoryGigabytes: Math.round(os.totalmem() / 1e9),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
  };
}

/** What was compared, by name. */
export function versions() {
  const { dependencies } = JSON.parse(readFileSync(path.join(benchFolder, 'package.json'), 'utf8'));
  const { version } = JSON.parse(readFileSync(path.join(root, 'apps/cvr/package.json'), 'utf8'));
  return { crossvote: version, node: process.versions.node, ...dependencies };
}
