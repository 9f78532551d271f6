/**
 * A private PostgreSQL server in a temporary folder, from installed binaries, for tests and for writing migrations. It
 * has its own data and a loopback port chosen by the system, without a socket file. It is removed when it stops.
 */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const debianRoot = '/usr/lib/postgresql';

/** Folder of `initdb` and `postgres`, the newest installed first; undefined when there is none. */
export function findPostgres() {
  const debian = existsSync(debianRoot)
    ? readdirSync(debianRoot)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => path.join(debianRoot, version, 'bin'))
    : [];
  const onPath = (process.env.PATH ?? '').split(path.delimiter);
  return [...debian, ...onPath].find(
    (folder) =>
      existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'postgres')),
  );
}

/** PostgreSQL refuses to run as root. Then its own user (or nobody) runs it. */
function serverUser() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag) =>
        Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  }
  return {};
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1')
      .once('connect', () => resolve(socket.destroy() && true))
      .once('error', () => resolve(false));
  });
}

/**
 * Starts a server.
 *
 * @returns its superuser URL and `stop()`, which ends it and removes its folder
 * @throws when the binaries are not installed or the server does not answer within 30 s
 */
export async function startPostgres() {
  const binaries = findPostgres();
  if (!binaries)
    throw new Error('PostgreSQL is not installed (Debian: apt-get install postgresql)');
  const user = serverUser();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'crossvote-pg-'));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const options = ['-D', data, '-U', 'crossvote', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(path.join(binaries, 'initdb'), options, {
    ...user,
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'off',
    max_connections: 200,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(path.join(binaries, 'postgres'), ['-D', data, ...flags], {
    ...user,
    cwd: folder,
    env,
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const stop = async () => {
    server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let waited = 0; !(await answers(port)); waited += 100) {
    if (waited > 30_000 || server.exitCode !== null) {
      await stop();
      throw new Error('the private PostgreSQL server did not start');
    }
    await sleep(100);
  }
  return { url: `postgresql://crossvote@127.0.0.1:${port}/postgres`, stop };
}
