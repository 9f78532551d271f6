import type { Connection } from './connection.ts';
import { changeStatus, type DatasetStatus } from './dataset-lock.ts';
import { giveSpaceBack } from './space.ts';
import { placeholders } from './sql.ts';

const contestsAtOnce = 20;

/** Tables whose rows go with a dataset; those that others point to come last. */
const tablesOfDataset = ['CrossTable', 'AttributeBlock', 'Block', 'Contest'];

/**
 * Removes a dataset that is in the given status. It is hidden first; then its rows go. Killed in between, the
 * next start goes on (recovery.ts).
 *
 * @returns false when there is none with this id in this status
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
  for (const table of ['IngestFile', 'IngestContent'])
    await connection.execute(
      `DELETE FROM "${table}" WHERE "runId" IN (SELECT "id" FROM "IngestRun" WHERE "datasetId" = $1)`,
      id,
    );
  await connection.execute(`DELETE FROM "IngestRun" WHERE "datasetId" = $1`, id);
  await connection.execute(`DELETE FROM "Dataset" WHERE "id" = $1`, id);
  await giveSpaceBack(connection);
}

/**
 * Removes contests and blocks of a dataset that nobody sees, in steps, so that no step keeps other writers waiting for
 * long.
 */
export async function removeContents(connection: Connection, id: number): Promise<void> {
  const contests = await connection.query<{ id: number }>(
    `SELECT "id" FROM "Contest" WHERE "datasetId" = $1`,
    id,
  );
  for (let i = 0; i < contests.length; i += contestsAtOnce) {
    const ids = contests.slice(i, i + contestsAtOnce).map((contest) => contest.id);
    const isTheirs = `"contestId" IN (${placeholders(ids)})`;
    await connection.execute(`DELETE FROM "MarkBlock" WHERE ${isTheirs}`, ...ids);
    await connection.execute(`DELETE FROM "Choice" WHERE ${isTheirs}`, ...ids);
  }
  for (const table of tablesOfDataset)
    await connection.execute(`DELETE FROM "${table}" WHERE "datasetId" = $1`, id);
}
