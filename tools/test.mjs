/**
 * `npm test`: sets up, then lint, type check and all tests, on SQLite and on a private PostgreSQL. With CI set,
 * also whether the benchmark's systems count the same, and a missing PostgreSQL is a failure. Closes with what
 * was left out and a line `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root, runAfterSetUp } from './setup.mjs';

const nx = path.join(root, 'node_modules/nx/dist/bin/nx.js');

function runNx(targets, env) {
  const args = [
    'run-many',
    '-t',
    ...targets,
    '--outputStyle=static',
    '--parallel=2',
    '--nxBail=false',
  ];
  const options = {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', ...env },
  };
  return spawnSync(process.execPath, [nx, ...args], options).status === 0;
}

/** Folders that hold a `test-results/summary.json`. */
const projectFolders = ['apps', 'libs', 'tools'].flatMap((room) =>
  readdirSync(path.join(root, room), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(root, room, entry.name)),
);
const benchmark = path.join(root, 'tools/bench');
const summaryOf = (folder) => path.join(folder, 'test-results/summary.json');

async function databaseUrl() {
  if (process.env.TEST_DATABASE_URL)
    return { url: process.env.TEST_DATABASE_URL, stop: async () => undefined };
  const { findPostgres, startPostgres } = await import('./postgres.mjs');
  return findPostgres() ? startPostgres() : undefined;
}

await runAfterSetUp(async () => {
  const leftOut = [];
  const checksPassed = runNx(['lint', 'typecheck'], {});
  for (const folder of projectFolders) rmSync(summaryOf(folder), { force: true });
  const server = await databaseUrl();
  if (!server)
    leftOut.push(
      'PostgreSQL: not installed (Debian: apt-get install postgresql) and no TEST_DATABASE_URL: its tests were left out',
    );
  if (!existsSync(path.join(root, '../shared/data')))
    leftOut.push('real exports: there is no ../shared/data: the tests over them were left out');
  let testsPassed;
  try {
    testsPassed = runNx(['test'], server ? { TEST_DATABASE_URL: server.url } : {});
  } finally {
    await server?.stop();
  }
  if (process.env.CI)
    spawnSync(process.execPath, [path.join(benchmark, 'bench.mjs'), '--check'], {
      cwd: root,
      stdio: 'inherit',
    });
  else
    leftOut.push(
      'benchmark, which installs 680 MB of other systems to compare counts with: npm run bench -- --check',
    );
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const folder of projectFolders.filter((candidate) => existsSync(summaryOf(candidate)))) {
    const summary = JSON.parse(readFileSync(summaryOf(folder), 'utf8'));
    for (const key of Object.keys(total)) total[key] += summary[key];
    for (const failure of summary.failures)
      console.log(`FAILED: ${path.relative(root, folder)}: ${failure}`);
  }
  const expected = projectFolders.filter(
    (folder) =>
      existsSync(path.join(folder, 'jest.config.cjs')) || (process.env.CI && folder === benchmark),
  );
  const silent = expected.filter((folder) => !existsSync(summaryOf(folder)));
  for (const folder of silent)
    console.log(`NO RESULT from the tests of ${path.relative(root, folder)}`);
  if (!checksPassed) console.log('FAILED: lint or type check (see the top)');
  for (const line of leftOut) console.log(`LEFT OUT  ${line}`);
  const failed = total.failed + silent.length + (checksPassed ? 0 : 1);
  const isWhole = server || !process.env.CI;
  if (!isWhole) console.log('FAILED: the tests must run on PostgreSQL here');
  console.log(
    `\n${total.passed} passed, ${failed + (isWhole ? 0 : 1)} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
  );
  if (failed > 0 || !testsPassed || !isWhole) process.exitCode = 1;
});
