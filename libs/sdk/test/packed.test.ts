import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Service } from '@crossvote/api';
import { apiFamilies } from '@crossvote/contracts';
import { build } from 'esbuild';
import ts from 'typescript';
import { budgets } from './budgets.ts';
import { bundleSizes } from './bundle-sizes.ts';
import { samplesIn } from './docs-samples.ts';
import { apiKey, startLiveService } from './live-service.ts';
import {
  compilerOptions,
  consumer,
  npm,
  run,
  sameTypes,
  sdk,
  tsc,
  workspace,
} from './packed-project.ts';
import { quickInfo } from './quick-info.ts';

const hasPython = spawnSync('python3', ['--version']).status === 0;

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

  it('keeps its budgets in the bundle of a page, which loads what checks answers on demand', async () => {
    const everything = "export * from '@crossvote/sdk';";
    const { first, later } = await bundleSizes(everything, { resolveDir: folder });
    expect(first).toBeLessThanOrEqual(budgets.first);
    expect(Object.keys(later)).toEqual(['checks.js']);
    const how = { resolveDir: folder, external: ['zod'] };
    const own = await bundleSizes(everything, how);
    expect(own.later['checks.js']).toBeLessThanOrEqual(budgets.family);
  });

  it('has the types that the contracts infer from their schemas', async () => {
    const contracts = path.join(workspace, 'libs/contracts/src/index.ts');
    await writeFile(path.join(folder, 'same.ts'), sameTypes(contracts));
    const options = { ...compilerOptions, skipLibCheck: true, noEmit: true };
    const lib = ['es2023', 'dom'];
    const ofSources = { allowImportingTsExtensions: true, rootDir: path.parse(folder).root, lib };
    const config = { compilerOptions: { ...options, ...ofSources }, files: ['same.ts'] };
    await writeFile(path.join(folder, 'tsconfig.same.json'), JSON.stringify(config));
    await run(process.execPath, [tsc, '-p', path.join(folder, 'tsconfig.same.json')]);
  });

  it('says in an editor what each field means', () => {
    const program = `import { Crossvote, TooManyRequestsError, type Source } from '@crossvote/sdk';
const client = new Crossvote({ baseUrl: 'https://votes.example.org', validate: true });
const { datasets } = await client.datasets.list();
console.log(datasets[0]?.total_records, datasets[0]?.election_date);
const { contests } = await client.datasets.contests(1);
console.log(contests[0]?.vote_for, contests[0]?.choices[0]?.aggregate_votes);
const source: Source = { contestId: 1, choiceId: 10 };
const answer = await client.crossVoting(1, { sources: [source], compareContestIds: [4] });
console.log(answer.total_matching_voters, answer.comparisons[0]?.distribution[0]?.percentage);
console.log(new TooManyRequestsError({ status: 429, error: '', serverMessage: '', requestId: '' }).retryAfter);
`;
    const saidOf = quickInfo(path.join(folder, 'editor.ts'), program, {
      ...{ strict: true, noUncheckedIndexedAccess: true, types: [], skipLibCheck: true },
      ...{ module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022 },
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    });
    expect(saidOf('total_records')).toBe(
      'Cast vote records stored. One record is one ballot, or one card of it.',
    );
    expect(saidOf('election_date')).toContain('`YYYY-MM-DD`');
    expect(saidOf('vote_for')).toBe('How many choices one voter may mark.');
    expect(saidOf('aggregate_votes')).toContain('both together reach the official total');
    expect(saidOf('total_matching_voters')).toBe('Records on which the source choice counts.');
    expect(saidOf('percentage')).toContain('rounded half up to two decimals');
    for (const name of ['baseUrl', 'validate', 'choiceId', 'compareContestIds', 'retryAfter'])
      expect(`${name}: ${saidOf(name)}`).toMatch(/: .{10,}/);
  });

  describe('and the page /docs: each request that it shows gets the answer', () => {
    const examples = apiFamilies.flatMap(({ routes }) => routes.flatMap((route) => route.examples));
    const page = async () => (await fetch(`${service.url}/docs`)).text();
    const env = () => ({ ...process.env, CROSSVOTE_API_KEY: apiKey });
    let expected: unknown[];

    beforeAll(async () => {
      const commands = samplesIn(await page(), 'sh');
      expect(commands).toHaveLength(examples.length);
      const printed = await Promise.all(
        commands.map((command) => run('sh', ['-c', command], { env: env() })),
      );
      expected = printed.map(({ stdout }) => JSON.parse(stdout) as unknown);
    });

    it('with curl', () => {
      const [datasets, contests, one, several] = expected;
      expect(datasets).toMatchObject({ datasets: [{ id: 1, name: '2024 Primary Election' }] });
      expect(contests).toMatchObject({ dataset_id: 1, contests: [] });
      expect(one).toMatchObject({ primary_choice: { id: 10 }, total_matching_voters: 4 });
      expect(several).toMatchObject({ results: [{}, { source_choice: { id: 20 } }] });
    });

    (hasPython ? it : it.skip)('with Python (left out where there is no python3)', async () => {
      const programs = samplesIn(await page(), 'python');
      const printed = await Promise.all(
        programs.map((program) => run('python3', ['-c', program], { env: env() })),
      );
      expect(printed.map(({ stdout }) => JSON.parse(stdout) as unknown)).toEqual(expected);
    });

    it('with TypeScript, compiled in a strict program', async () => {
      const programs = samplesIn(await page(), 'ts');
      const names = programs.map((_, place) => `sample-${place}`);
      for (const [place, name] of names.entries())
        await writeFile(path.join(folder, `${name}.ts`), programs[place] ?? '');
      const config = { compilerOptions, files: names.map((name) => `${name}.ts`) };
      await writeFile(path.join(folder, 'tsconfig.samples.json'), JSON.stringify(config));
      await run(process.execPath, [tsc, '-p', path.join(folder, 'tsconfig.samples.json')]);
      const printed = await Promise.all(
        names.map((name) =>
          run(process.execPath, [path.join(folder, `out/${name}.js`)], { env: env() }),
        ),
      );
      expect(printed.map(({ stdout }) => JSON.parse(stdout) as unknown)).toEqual(expected);
    });
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
