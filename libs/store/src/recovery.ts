import statement from 'sql-template-tag';
import type { Connection } from './connection.ts';
import { secondsAgo } from './database-clock.ts';
import { changeStatus, hiddenStatuses, lockDataset, type DatasetStatus } from './dataset-lock.ts';
import { removeRows } from './delete-dataset.ts';
import { isRunning, type IngestProcess } from './ingest-process.ts';
import { cutLog } from './space.ts';
import type { Sql } from './sql/sql.ts';
import { Table } from './sql/table.ts';

/**
 * A run on another machine counts as dead after this time without a heartbeat, and so does a run whose process stands
 * still.
 */
const silentSeconds = 5 * 60;

/** A dataset that is being written or removed, and the run that writes it, if there is one. */
type Remains = { readonly id: number; readonly status: DatasetStatus } & (
  (IngestProcess & { readonly isSilent: boolean | number }) | Record<keyof IngestProcess, null>
);

/**
 * Removes what killed ingests and unfinished deletions left behind. A running ingest is left alone: on this machine its
 * process exists, on another machine its heartbeat is recent.
 *
 * @returns ids of the datasets cleared
 */
export async function clearRemains(connection: Connection): Promise<number[]> {
  const cleared: number[] = [];
  for (const remains of await findRemains(connection)) {
    const { id, status } = remains;
    if (status === 'processing') {
      // A running ingest may hold its lock for long, so its lock is not waited for.
      if (!isDead(remains)) continue;
      if (!(await hideIfDead(connection, id))) continue;
    }
    await cutLog(connection);
    await removeRows(connection, id);
    cleared.push(id);
  }
  return cleared;
}

const dataset = new Table('Dataset', 'd');
const run = new Table('IngestRun', 'r');

function findRemains(sql: Sql): Promise<Remains[]> {
  const isSilent = statement`${run.columns('heartbeatAt')} < ${secondsAgo(sql.provider, silentSeconds)}`;
  return sql.query(
    statement`SELECT ${dataset.columns('id', 'status')}, ${run.columns('host', 'pid', 'processStart')},
        ${isSilent} AS "isSilent"
      FROM ${dataset.name} LEFT JOIN ${run.name} ON ${run.columns('datasetId')} = ${dataset.columns('id')}
      WHERE ${dataset.where({ status: { in: hiddenStatuses } })}`,
  );
}

/** Checks again while holding the lock of the dataset: its ingest may have gone on, or have completed it. */
function hideIfDead(connection: Connection, id: number): Promise<boolean> {
  return connection.transaction(async (transaction) => {
    if (!(await lockDataset(transaction, id, 'processing'))) return false;
    const remains = (await findRemains(transaction)).find((one) => one.id === id);
    if (remains && !isDead(remains)) return false;
    return changeStatus(transaction, id, 'processing', 'deleting');
  });
}

function isDead(remains: Remains): boolean {
  if (remains.host === null) return true;
  // SQLite returns truth values as numbers.
  return isRunning(remains) === false || Boolean(remains.isSilent);
}
