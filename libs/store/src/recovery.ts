import os from 'node:os';
import { deleteDataset } from './delete-dataset.ts';
import type { Client } from './prisma-client.ts';

/** A run on another machine, or whose process number was given anew, is dead after this time without a beat. */
const silentMs = 5 * 60_000;

/**
 * Clears what ingests left behind that were killed, and deletions that were not finished. A running ingest is
 * left alone: on this machine its process is there, elsewhere its heartbeat is fresh.
 */
export async function clearRemains(client: Client, now = new Date()): Promise<number[]> {
  const remains = await client.dataset.findMany({
    where: { status: { not: 'completed' } },
    select: {
      id: true,
      status: true,
      ingestRun: { select: { host: true, pid: true, heartbeatAt: true } },
    },
  });
  const dead = remains.filter(({ status, ingestRun }) => {
    if (status === 'deleting' || !ingestRun) return true;
    if (ingestRun.host === os.hostname() && !isRunning(ingestRun.pid)) return true;
    return now.getTime() - ingestRun.heartbeatAt.getTime() > silentMs;
  });
  for (const { id } of dead) await deleteDataset(client, id);
  return dead.map(({ id }) => id);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
