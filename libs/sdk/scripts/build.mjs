/**
 * Builds what is published: the shared contracts into dist/contracts, where `#contracts` finds them, then
 * the client beside them. The package needs no other package of the workspace at run time.
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const sdk = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const contracts = path.resolve(sdk, '../contracts');
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

function compile(project, ...options) {
  execFileSync(process.execPath, [tsc, '-p', project, ...options], { cwd: sdk, stdio: 'inherit' });
}

rmSync(path.join(sdk, 'dist'), { recursive: true, force: true });
compile(
  path.join(contracts, 'tsconfig.lib.json'),
  ...['--outDir', path.join(sdk, 'dist/contracts')],
  ...['--composite', 'false', '--incremental', 'false', '--declaration', 'true'],
);
compile(path.join(sdk, 'tsconfig.build.json'));
