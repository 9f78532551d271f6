import type { Connection } from './connection.ts';
import { secondsAgo } from './database-clock.ts';
import { changeStatus, lockDataset, type DatasetStatus } from './dataset-lock.ts';
import { removeRows } from './delete-dataset.ts';
import { isRunning, type IngestProcess } from './ingest-process.ts';
import { cutLog } from './space.ts';
import type { Sql } from './sql.ts';

/** A run on another machine is dead after this time without a beat; so is one whose process stands still. */
const silentSeconds = 5 * 60;

/** A dataset that is being written or removed, with the run that makes it, where there is one. */
type Remains = { readonly id: number; readonly status: DatasetStatus } & (
  (IngestProcess & { readonly isSilent: boolean | number }) | Record<keyof IngestProcess, null>
);

/**
 * Clears what ingests left behind that were killed, and deletions that were not finished. A running ingest is
 * left alone: on this machine its process is there, elsewhere its heartbeat is fresh.
 *
 * @returns ids of the datasets cleared
 */
export async function clearRemains(connection: Connection): Promise<number[]> {
  const cleared: number[] = [];
  for (const remains of await findRemains(connection)) {
    const { id, status } = remains;
    if (status === 'processing') {
      // A live ingest may hold its lock for long: nobody waits for it here.
      if (!isDead(remains)) continue;
      if (!(await hideIfDead(connection, id))) continue;
    }
    await cutLog(connection);
    await removeRows(connection, id);
    cleared.push(id);
  }
  return cleared;
}

function findRemains(sql: Sql): Promise<Remains[]> {
  return sql.query(
    `SELECT d."id", d."status", r."host", r."pid", r."processStart",
       r."heartbeatAt" < ${secondsAgo(sql.provider, silentSeconds)} AS "isSilent"
     FROM "Dataset" d LEFT JOIN "IngestRun" r ON r."datasetId" = d."id"
     WHERE d."status" IN ('processing', 'deleting')`,
  );
}

/** Looks again under the dataset's lock: its ingest may have come back, or completed it. */
function hideIfDead(connection: Connection, id: number): Promise<boolean> {
  return connection.transaction(async (transaction) => {
    if (!(await lockDataset(transaction, id, 'processing'))) return false;
    const run = (await findRemains(transaction)).find((remains) => remains.id === id);
    if (run && !isDead(run)) return false;
    return changeStatus(transaction, id, 'processing', 'deleting');
  });
}

function isDead(run: Remains): boolean {
  if (run.host === null) return true;
  // SQLite has numbers for truth values.
  return isRunning(run) === false || Boolean(run.isSilent);
}
