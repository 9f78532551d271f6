/// <reference types="jest" />
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** How a process ended, and its whole output. */
export interface ScriptResult {
  /** Null when it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * A TypeScript file that runs as a separate process. Code that must be killed, or must run at the same time, cannot be
 * in the test itself.
 */
export interface TestScript {
  /** Starts the process with these arguments. */
  start(...args: string[]): { readonly child: ChildProcess; readonly ended: Promise<ScriptResult> };
}

/** Bundles a script of the room under test, once for a block of tests. `file` is relative to the folder of the room. */
export function testScript(file: string): TestScript {
  const room = roomUnderTest();
  const bundle = path.join(room, 'test-results', `script-${randomBytes(8).toString('hex')}.mjs`);
  let isBundled = false;
  afterAll(() => {
    rmSync(bundle, { force: true });
  });
  return {
    start: (...args) => {
      if (!isBundled) bundleScript(path.join(room, file), bundle);
      isBundled = true;
      const child = spawn(process.execPath, [bundle, ...args], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      return { child, ended: resultOf(child) };
    },
  };
}

/** The folder of the package of the test, from wherever the test is run. */
function roomUnderTest(): string {
  let folder = path.dirname(expect.getState().testPath ?? path.resolve('test'));
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return folder;
}

function bundleScript(file: string, bundle: string): void {
  const esbuild = createRequire(file).resolve('esbuild/bin/esbuild');
  // The bundle is written into the room, so that it finds Prisma's packages, which cannot be bundled.
  execFileSync(
    esbuild,
    [
      file,
      '--bundle',
      '--platform=node',
      '--format=esm',
      // CommonJS packages in the bundle load modules of Node by `require`.
      "--banner:js=import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
      '--target=node20',
      '--conditions=@crossvote/source',
      '--external:@prisma/*',
      '--external:@photostructure/*',
      '--log-level=error',
      `--outfile=${bundle}`,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
}

function resultOf(child: ChildProcess): Promise<ScriptResult> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}
