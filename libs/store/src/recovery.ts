import { lockDataset } from './dataset-lock.ts';
import { removeRows } from './delete-dataset.ts';
import { isRunning, type IngestProcess } from './ingest-process.ts';
import type { Client } from './prisma-client.ts';

/** A run on another machine is dead after this time without a beat; so is one whose process stands still. */
const silentMs = 5 * 60_000;

/**
 * Clears what ingests left behind that were killed, and deletions that were not finished. A running ingest is
 * left alone: on this machine its process is there, elsewhere its heartbeat is fresh.
 *
 * @returns ids of the datasets cleared
 */
export async function clearRemains(client: Client, now = new Date()): Promise<number[]> {
  const remains = await client.dataset.findMany({
    where: { status: { not: 'completed' } },
    select: { id: true, status: true, ingestRun: true },
  });
  const cleared: number[] = [];
  for (const { id, status, ingestRun } of remains) {
    if (status === 'processing') {
      // A live ingest may hold its lock for long: nobody waits for it here.
      if (ingestRun && !isDead(ingestRun, now)) continue;
      if (!(await hideIfDead(client, id, now))) continue;
    }
    await removeRows(client, id);
    cleared.push(id);
  }
  return cleared;
}

/** Looks again under the dataset's lock: its ingest may have come back, or completed it. */
function hideIfDead(client: Client, id: number, now: Date): Promise<boolean> {
  return client.$transaction(async (transaction) => {
    if (!(await lockDataset(transaction, id, 'processing'))) return false;
    const run = await transaction.ingestRun.findUnique({ where: { datasetId: id } });
    if (run && !isDead(run, now)) return false;
    await transaction.dataset.update({ where: { id }, data: { status: 'deleting' } });
    return true;
  });
}

function isDead(run: IngestProcess & { readonly heartbeatAt: Date }, now: Date): boolean {
  return isRunning(run) === false || now.getTime() - run.heartbeatAt.getTime() > silentMs;
}
