import { spawn } from 'node:child_process';

/** Runs Node.js to its end. @returns standard output @throws Error with standard error when it fails */
export function runNode(args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    child.on('error', reject).on('close', (status) => {
      if (status === 0) resolve(out);
      else reject(new Error(`node ${args.join(' ')} ended with ${status}\n${err}`));
    });
  });
}
