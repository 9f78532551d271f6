/**
 * `npm test`: sets up, then runs the type check and all tests, on SQLite and on a private PostgreSQL. With CI set, it
 * also lints and compares the counts of the systems of the benchmark, and a missing PostgreSQL is a failure. At the end
 * it prints what was left out and a line `N passed, N failed`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root, runAfterSetUp } from './setup.mjs';

const isCi = Boolean(process.env.CI);
const benchmark = path.join(root, 'tools/bench');
const summaryIn = (folder) => path.join(folder, 'test-results/summary.json');
const moduleFile = (name) => path.join(root, 'node_modules', name);

/** Folders of the rooms. */
const rooms = ['apps', 'libs', 'tools'].flatMap((part) =>
  readdirSync(path.join(root, part))
    .map((name) => `${part}/${name}`)
    .filter((room) => existsSync(path.join(root, room, 'jest.config.cjs'))),
);

/**
 * Runs a Node program to its end.
 *
 * @param {string[]} args
 * @param {{ env?: Record<string, string>; said?: string[] }} [how] - `said` collects its output; without it, output is
 *   shown at once
 * @returns whether it succeeded
 */
function run(args, { env = {}, said } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: said ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', ...env },
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => said?.push(text));
    child.once('error', () => resolve(false));
    child.once('close', (status) => resolve(status === 0));
  });
}

/**
 * All rooms and scripts in one process, as most of the time for a small room goes into loading what all of them share.
 */
function typecheck(said) {
  const projects = rooms.map((room) => `${room}/tsconfig.json`);
  const args = ['-b', ...projects, 'tools/tsconfig.json', '--emitDeclarationOnly'];
  return run([moduleFile('typescript/bin/tsc'), ...args], { said });
}

/** All rooms and scripts in one process. The graph of projects decides which room may import which. */
async function lint(said) {
  const hasGraph = await run([moduleFile('nx/dist/bin/nx.js'), 'show', 'projects'], { said });
  const args = ['-c', 'tools/eslint.config.mjs', 'apps', 'libs', 'tools'];
  const env = { NODE_OPTIONS: '--max-old-space-size=6144' };
  return (await run([moduleFile('eslint/bin/eslint.js'), ...args], { said, env })) && hasGraph;
}

/**
 * Type check and, with CI, lint, beside the tests. @returns whether they succeeded. Their output is shown at their end
 */
async function check() {
  const said = [];
  const isTyped = await typecheck(said);
  const isLinted = !isCi || (await lint(said));
  const isGood = isTyped && isLinted;
  if (!isGood) process.stderr.write(said.join(''));
  return isGood;
}

async function databaseUrl() {
  if (process.env.TEST_DATABASE_URL)
    return { url: process.env.TEST_DATABASE_URL, stop: async () => undefined };
  const { findPostgres, startPostgres } = await import('./postgres.mjs');
  return findPostgres() ? startPostgres() : undefined;
}

async function test(server) {
  try {
    return await run(
      [moduleFile('jest/bin/jest.js'), '-c', 'tools/jest.config.cjs'],
      server ? { env: { TEST_DATABASE_URL: server.url } } : {},
    );
  } finally {
    await server?.stop();
  }
}

/** The summary of a run of tests; nothing where the run did not finish. */
function readSummary(folder) {
  const file = summaryIn(folder);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const name = path.relative(root, folder);
  return { passed: 0, failed: 1, skipped: 0, failures: [`NO RESULT from the tests of ${name}`] };
}

await runAfterSetUp(async () => {
  const leftOut = [];
  const summaries = [path.join(root, 'tools'), ...(isCi ? [benchmark] : [])];
  for (const folder of summaries) rmSync(summaryIn(folder), { force: true });
  const server = await databaseUrl();
  if (!server)
    leftOut.push(
      'PostgreSQL: not installed (Debian: apt-get install postgresql) and no TEST_DATABASE_URL: its tests were left out',
    );
  if (!existsSync(path.join(root, '../shared/data')))
    leftOut.push('real exports: there is no ../shared/data: the tests over them were left out');
  const [isGood, hasPassed] = await Promise.all([check(), test(server)]);
  if (isCi)
    spawnSync(process.execPath, [path.join(benchmark, 'bench.mjs'), '--check'], {
      cwd: root,
      stdio: 'inherit',
    });
  else
    leftOut.push(
      'lint, which takes two minutes: npm run lint, or CI=true npm test',
      'the command and the client as packages, installed elsewhere from the registry: CI=true npm test',
      'most seeds of damaged exports and of random elections: CI=true npm test',
      'the longest real, generated and packed exports; shorter ones of each kind were read: CI=true npm test',
      'benchmark, which installs 680 MB of other systems to compare counts with: npm run bench -- --check',
    );
  const total = { passed: 0, failed: 0, skipped: 0 };
  const problems = [];
  for (const summary of summaries.map(readSummary)) {
    for (const key of Object.keys(total)) total[key] += summary[key];
    problems.push(...summary.failures);
    const silent = rooms.filter((room) => summary.rooms && !summary.rooms.includes(room));
    problems.push(...silent.map((room) => `NO RESULT from the tests of ${room}`));
    total.failed += silent.length;
  }
  const isWhole = server || !isCi;
  if (!isGood) problems.push('lint or type check (see above)');
  if (!isWhole) problems.push('the tests must run on PostgreSQL here');
  for (const problem of problems) console.log(`FAILED: ${problem}`);
  for (const line of leftOut) console.log(`LEFT OUT  ${line}`);
  const failed = total.failed + (!isGood ? 1 : 0) + (isWhole ? 0 : 1);
  console.log(
    `\n${total.passed} passed, ${failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
  );
  if (failed > 0 || !hasPassed) process.exitCode = 1;
});
