import type { Connection } from './connection.ts';
import { changeStatus, type DatasetStatus } from './dataset-lock.ts';
import { giveSpaceBack } from './space.ts';
import { deleteRows, selectRows } from './sql/rows.ts';

const contestsAtOnce = 20;

/** Tables whose rows are removed with a dataset. Tables that others refer to come last. */
const tablesOfDataset = ['CrossTable', 'AttributeBlock', 'Block', 'Contest'] as const;

/**
 * Removes a dataset that is in the given status. First it is hidden, then its rows are removed. If the process is
 * killed in between, the next start goes on (recovery.ts).
 *
 * @returns false when there is no dataset with this id in this status
 */
export async function deleteDataset(
  connection: Connection,
  id: number,
  status: DatasetStatus,
): Promise<boolean> {
  if (!(await changeStatus(connection, id, status, 'deleting'))) return false;
  await removeRows(connection, id);
  return true;
}

/** Removes the rows of a hidden dataset. */
export async function removeRows(connection: Connection, id: number): Promise<void> {
  await removeContents(connection, id);
  for (const run of await selectRows(connection, 'IngestRun', ['id'], { datasetId: id }))
    for (const table of ['IngestFile', 'IngestContent'] as const)
      await deleteRows(connection, table, { runId: run.id });
  await deleteRows(connection, 'IngestRun', { datasetId: id });
  await deleteRows(connection, 'Dataset', { id });
  await giveSpaceBack(connection);
}

/** Removes contests and blocks of a hidden dataset, in small steps so that other writers do not wait long. */
export async function removeContents(connection: Connection, id: number): Promise<void> {
  const contests = await selectRows(connection, 'Contest', ['id'], { datasetId: id });
  for (let i = 0; i < contests.length; i += contestsAtOnce) {
    const ids = contests.slice(i, i + contestsAtOnce).map((contest) => contest.id);
    await deleteRows(connection, 'MarkBlock', { contestId: { in: ids } });
    await deleteRows(connection, 'Choice', { contestId: { in: ids } });
  }
  for (const table of tablesOfDataset) await deleteRows(connection, table, { datasetId: id });
}
