import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder, workspace } from './support/folders.ts';

const folder = temporaryFolder();
const DATABASE_URL = `file:${path.join(folder, 'test.db')}`;
let npx: ChildProcess | undefined;

afterAll(() => {
  // The service is in the group of its own npx, if it has outlived it.
  try {
    if (npx?.pid !== undefined) process.kill(-npx.pid, 'SIGKILL');
  } catch {
    // Nobody is left.
  }
});

// On Windows, a signal ends npx at once, and a process never gets another parent.
(process.platform === 'win32' ? it.skip : it)(
  'npx cvr serve ends with the npx that a termination signal ends, also where a shell is between',
  async () => {
    await cvrIn(folder)('db', 'migrate');
    const started = spawn('npx', ['cvr', 'serve', '--port', '0', '--log-level', 'silent'], {
      cwd: workspace,
      detached: true,
      env: { ...process.env, DATABASE_URL },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    npx = started;
    const url = await new Promise<string>((resolve, reject) => {
      let out = '';
      started.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text;
        const found = /answers at (\S+)\/api\/v1\/election;/.exec(out)?.[1];
        if (found !== undefined) resolve(found);
      });
      started.on('exit', () => {
        reject(new Error(`npx ended: ${out}`));
      });
    });
    const answers = () =>
      fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
    expect(await answers()).toBe(true);
    started.kill('SIGTERM');
    while (await answers()) await sleep(100);
  },
);
