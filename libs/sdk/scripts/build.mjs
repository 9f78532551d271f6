/**
 * Builds what is published: the shared contracts into dist/contracts, where `#addresses` and `#contracts` find them; from
 * their schemas the documented types of the answers, for `#answers`; then the client beside them. The package needs no
 * other package of the workspace at run time.
 */
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { answerTypes } from './answer-types.mjs';

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

const { openApiDocument } = await import(
  pathToFileURL(path.join(sdk, 'dist/contracts/index.js')).href
);
const { schemas } = openApiDocument({ serverUrl: '/', version: '' }).components;
writeFileSync(path.join(sdk, 'dist/answers.d.ts'), answerTypes(schemas));

compile(path.join(sdk, 'tsconfig.build.json'));
