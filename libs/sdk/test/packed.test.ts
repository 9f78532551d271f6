import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Service } from '@crossvote/api';
import { build } from 'esbuild';
import { apiKey, startLiveService } from './live-service.ts';

const run = promisify(execFile);
const sdk = path.resolve(__dirname, '..');
const workspace = path.resolve(sdk, '../..');
const tsc = require.resolve('typescript/bin/tsc');

const consumer = `import { Crossvote, NotFoundError, type DatasetList } from '@crossvote/sdk';

const [baseUrl = '', apiKey = ''] = process.argv.slice(2);
const client = new Crossvote({ apiKey, baseUrl, validate: true });
const list: DatasetList = await client.datasets.list();
const id: number = list.datasets[0]?.id ?? 0;
const one = await client.crossVoting(id, { sources: [{ contestId: 1, choiceId: 10 }], compareContestIds: [4] });
const count: number | undefined = one.comparisons[0]?.distribution[0]?.count;
const two = await client.crossVoting(id, {
  sources: [{ contestId: 1, choiceId: 10 }, { contestId: 2, choiceId: 20 }],
  compareContestIds: [4],
});
// @ts-expect-error -- the multi-source shape has no primary_choice
void two.primary_choice;
let missing: string | undefined;
try {
  await client.datasets.contests(99);
} catch (error) {
  if (error instanceof NotFoundError) missing = error.serverMessage;
}
console.log(JSON.stringify({ id, count, sources: two.results.length, missing }));
`;

/** Options of a demanding consumer; types of Node from the workspace, everything else its own. */
const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  module: 'nodenext',
  target: 'es2022',
  types: ['node'],
  typeRoots: [path.join(workspace, 'node_modules/@types')],
  outDir: 'out',
};

/** Settings of a surrounding npm run must not reach the consumer's npm. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(config_(workspace|local_prefix|prefix)|package_|lifecycle_)/i.test(name),
  );
  return Object.fromEntries(kept);
}

const npm = (folder: string, ...args: string[]) =>
  run('npm', args, { cwd: folder, env: cleanEnvironment(), shell: process.platform === 'win32' });

describe('the packed package, installed alone', () => {
  let folder: string;
  let service: Service;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'crossvote-sdk-'));
    const { stdout } = await npm(sdk, 'pack', '--json', '--pack-destination', folder);
    // The build before it may print too: the report is the last array.
    const report: unknown = JSON.parse(stdout.slice(stdout.lastIndexOf('\n[') + 1));
    const [{ filename }] = report as [{ filename: string }];
    const manifest = { name: 'consumer', private: true, type: 'module' };
    await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
    await writeFile(path.join(folder, 'main.ts'), consumer);
    const config = { compilerOptions, files: ['main.ts'] };
    await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
    await npm(folder, 'install', '--prefer-offline', '--no-audit', '--no-fund', `./${filename}`);
    service = await startLiveService();
  });

  afterAll(async () => {
    await service.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('type-checks in a strict program and runs under plain Node', async () => {
    await run(process.execPath, [tsc, '-p', folder]);
    const main = path.join(folder, 'out/main.js');
    const { stdout } = await run(process.execPath, [main, service.url, apiKey], { cwd: folder });
    expect(JSON.parse(stdout)).toEqual({
      id: 1,
      count: 3,
      sources: 2,
      missing: 'Dataset 99 not found',
    });
  });

  it('type-checks for a browser, without types of Node', async () => {
    const browser = consumer.replace('process.argv.slice(2)', '[] as string[]');
    await writeFile(path.join(folder, 'browser.ts'), browser);
    const config = {
      compilerOptions: {
        ...compilerOptions,
        module: 'esnext',
        moduleResolution: 'bundler',
        lib: ['es2023', 'dom'],
        types: [],
        noEmit: true,
      },
      files: ['browser.ts'],
    };
    await writeFile(path.join(folder, 'tsconfig.browser.json'), JSON.stringify(config));
    await run(process.execPath, [tsc, '-p', path.join(folder, 'tsconfig.browser.json')]);
  });

  it('goes into a browser bundle without a module of Node', async () => {
    const { outputFiles, warnings } = await build({
      stdin: { contents: `export { Crossvote } from '@crossvote/sdk';`, resolveDir: folder },
      bundle: true,
      format: 'esm',
      minify: true,
      platform: 'browser',
      write: false,
    });
    expect(warnings).toEqual([]);
    expect(outputFiles[0]?.text).not.toMatch(/["']node:|require\(/);
  });

  it('holds the client, its contracts, licence and readme, and no source or test', async () => {
    const installed = path.join(folder, 'node_modules/@crossvote/sdk');
    const manifest: unknown = JSON.parse(
      await readFile(path.join(installed, 'package.json'), 'utf8'),
    );
    expect(manifest).toMatchObject({ license: 'MIT', publishConfig: { access: 'public' } });
    expect(manifest).not.toHaveProperty('private');
    const { stdout } = await npm(sdk, 'pack', '--json', '--dry-run', '--ignore-scripts');
    const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
    const paths = files.map((file) => file.path);
    expect(paths).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'dist/index.js', 'dist/contracts/index.js']),
    );
    expect(
      paths.filter(
        (file) => !/^(LICENSE|README\.md|package\.json|dist\/.*\.(js|d\.ts|js\.map))$/.test(file),
      ),
    ).toEqual([]);
    expect(paths.filter((file) => file.includes('.test.'))).toEqual([]);
  });

  it('has no finding of publint', async () => {
    const publint = path.join(workspace, 'node_modules/publint/src/cli.js');
    const installed = path.join(folder, 'node_modules/@crossvote/sdk');
    const { stdout } = await run(process.execPath, [
      publint,
      installed,
      '--strict',
      '--pack=false',
    ]);
    expect(stdout).toContain('All good');
  });
});
