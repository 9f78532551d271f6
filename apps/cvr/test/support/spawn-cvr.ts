import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { commandFile } from './folders.ts';

/** A running program whose output is collected. */
export interface Running {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly out: () => string;
  readonly err: () => string;
  /** Resolves with the first match in standard output; fails when the program ends before. */
  readonly printed: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Resolves with the exit status, or the name of the signal. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

const left: Running['child'][] = [];

afterAll(() => {
  for (const child of left) if (child.exitCode === null) child.kill('SIGKILL');
});

/** Starts a Node.js program. */
export function startNode(
  argv: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Running {
  const env = { ...process.env, ...options.env };
  const child = spawn(process.execPath, argv, {
    ...(options.cwd !== undefined && { cwd: options.cwd }),
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  left.push(child);
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.on('close', (code, signal) => {
      resolve(code ?? signal ?? 0);
    });
  });
  const printed = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(out);
        if (found) resolve(found);
      };
      child.stdout.on('data', look);
      look();
      void ended.then((status) => {
        reject(
          new Error(`ended with ${status} before it printed ${pattern.source}:\n${out}${err}`),
        );
      });
    });
  return { child, out: () => out, err: () => err, printed, ended };
}

/** Starts the built command. */
export function startCvr(argv: readonly string[], env: Record<string, string> = {}): Running {
  return startNode([commandFile, ...argv], { env });
}
