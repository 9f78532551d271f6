/**
 * Sets up a clone: dependencies, Prisma clients, the kernel, the built command. Each step runs only when its inputs
 * changed since its last success. So an interrupted set-up goes on, and a finished one costs nothing.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const stamps = path.join(root, 'node_modules/.crossvote');
const leastNode = [20, 19];

/** Files below the given paths, without files that steps make. */
function filesOf(paths) {
  return paths.flatMap((entry) => {
    const full = path.join(root, entry);
    if (!existsSync(full)) return [];
    return readdirSync(full, { withFileTypes: true, recursive: true })
      .filter((file) => file.isFile())
      .map((file) => path.join(file.parentPath ?? file.path, file.name))
      .filter((file) => !/[\\/](node_modules|dist|out-tsc|generated|test-results)[\\/]/.test(file));
  });
}

function fingerprint(files) {
  const hash = createHash('sha256').update(process.version);
  for (const file of files.sort()) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

/** Runs a command; its output is shown only when it fails. */
function runQuietly(command, args) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}`);
  throw new Error(`failed: ${command} ${args.join(' ')}`);
}

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const steps = [
  {
    name: 'dependencies',
    inputs: () => [path.join(root, 'package-lock.json')],
    made: ['node_modules/.package-lock.json'],
    run: () => runQuietly(npm, ['ci', '--no-audit', '--no-fund']),
  },
  {
    name: 'database clients',
    inputs: () => [
      ...filesOf(['prisma']),
      path.join(root, 'tools/prisma.mjs'),
      path.join(root, 'package-lock.json'),
    ],
    made: ['libs/store/src/generated/migrations.ts'],
    run: () => runQuietly(process.execPath, ['tools/prisma.mjs']),
  },
  {
    name: 'kernel',
    inputs: () => [
      ...filesOf(['libs/formats/kernel']),
      path.join(root, 'tools/kernel.mjs'),
      path.join(root, 'package-lock.json'),
    ],
    made: ['libs/formats/src/generated/kernel.ts'],
    run: () => runQuietly(process.execPath, ['tools/kernel.mjs']),
  },
  {
    name: 'command',
    inputs: () => [
      ...filesOf(['apps/cvr/src', 'apps/api/src', 'libs', 'prisma']).filter(
        (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
      ),
      path.join(root, 'tools/build-cvr.mjs'),
      path.join(root, 'package-lock.json'),
    ],
    made: ['apps/cvr/dist/cvr.js'],
    run: () => runQuietly(npm, ['run', 'build', '--silent', '--workspace', 'apps/cvr']),
  },
];

/** Runs the steps that are needed. */
export function setUp() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < leastNode[0] || (major === leastNode[0] && minor < leastNode[1])) {
    throw new Error(
      `Node.js ${leastNode.join('.')} or newer is needed; this is ${process.versions.node}`,
    );
  }
  for (const { name, inputs, made, run } of steps) {
    const stamp = path.join(stamps, `${name.replaceAll(' ', '-')}.stamp`);
    const wanted = fingerprint(inputs());
    const isDone =
      existsSync(stamp) &&
      readFileSync(stamp, 'utf8') === wanted &&
      made.every((file) => existsSync(path.join(root, file)));
    if (isDone) continue;
    const started = performance.now();
    process.stderr.write(`Setting up: ${name} …`);
    run();
    mkdirSync(stamps, { recursive: true });
    writeFileSync(stamp, wanted);
    process.stderr.write(` ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  }
}

/** Runs `main` after the set-up; a failure is one line and exit status 1. */
export async function runAfterSetUp(main) {
  try {
    setUp();
    await main();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runAfterSetUp(() => undefined);
