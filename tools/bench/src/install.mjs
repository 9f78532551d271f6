import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { benchFolder } from './paths.mjs';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/**
 * Installs the peers beside this file, when the lock file changed since that last ended well. No install script
 * runs (.npmrc): everything comes ready from the registry.
 */
export function installPeers() {
  const wanted = readFileSync(path.join(benchFolder, 'package-lock.json'), 'utf8');
  const stamp = path.join(benchFolder, 'node_modules/.installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('Installing the peers (about 680 MB) …\n');
  // Not `npm ci`, which fails where a registry lacks the builds for other systems than this.
  const words = ['install', '--no-save'];
  const { status } = spawnSync(npm, words, { cwd: benchFolder, stdio: 'inherit' });
  if (status !== 0)
    throw new Error(
      "the benchmark's packages could not be installed from the npm registry (see the messages of npm above)",
    );
  writeFileSync(stamp, wanted);
}
