/// <reference types="jest" />
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** How a process ended, with all that it said. */
export interface ScriptResult {
  /** Null when it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A TypeScript file that runs as a process of its own: what must be killed, or must race, cannot be a test itself. */
export interface TestScript {
  /** Starts it, with these arguments. */
  start(...args: string[]): { readonly child: ChildProcess; readonly ended: Promise<ScriptResult> };
}

/** Bundles a script of the room under test, once for a block of tests. `file`: from the room's folder. */
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

/** The folder of the package that the test belongs to, wherever it is run from. */
function roomUnderTest(): string {
  let folder = path.dirname(expect.getState().testPath ?? path.resolve('test'));
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return folder;
}

function bundleScript(file: string, bundle: string): void {
  const esbuild = createRequire(file).resolve('esbuild/bin/esbuild');
  // The bundle lies in the room, so that it finds Prisma's packages, which do not let themselves be bundled.
  execFileSync(
    esbuild,
    [
      file,
      '--bundle',
      '--platform=node',
      '--format=esm',
      // CommonJS packages within the bundle ask for Node's own modules by `require`.
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
