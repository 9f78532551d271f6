import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { benchFolder } from './paths.mjs';

const host = path.join(benchFolder, 'src/peer-host.mjs');
const patienceMs = 5000;

/**
 * Starts a system of `src/peers` in a process of its own, so that systems share no heap, threads or allocator.
 *
 * @returns `call(name, argument)`, which calls an export of the file; and `stop()`
 */
function startPeer(name) {
  const child = fork(host, [path.join(benchFolder, `src/peers/${name}.mjs`)]);
  let settle;
  child.on('message', (/** @type {{ result?: unknown, error?: string }} */ { result, error }) =>
    error ? settle.reject(new Error(`${name}: ${error}`)) : settle.resolve(result),
  );
  child.on('exit', (status) => settle?.reject(new Error(`${name} ended with ${status}`)));
  const call = (method, argument) =>
    new Promise((resolve, reject) => {
      settle = { resolve, reject };
      child.send({ method, argument });
    });
  return { call, stop: () => stop(child) };
}

async function stop(child) {
  if (child.exitCode !== null) return;
  const isOver = once(child, 'exit');
  const killer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  child.disconnect();
  await isOver;
  clearTimeout(killer);
}

/** Runs `use` with peers, which end with it. */
export async function withPeers(names, use) {
  const peers = names.map(startPeer);
  try {
    return await use(...peers);
  } finally {
    await Promise.all(peers.map((peer) => peer.stop()));
  }
}
