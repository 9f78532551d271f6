import statement from 'sql-template-tag';
import type { Where } from './sql/models.ts';
import { updateRows } from './sql/rows.ts';
import type { Sql } from './sql/sql.ts';
import { Table } from './sql/table.ts';

/** State of a dataset. Only completed datasets are visible. */
export type DatasetStatus = 'processing' | 'completed' | 'deleting';

/** Statuses of datasets that are being written or removed. */
export const hiddenStatuses: readonly DatasetStatus[] = ['processing', 'deleting'];

/**
 * Condition for visible rows of `Dataset`. An unknown status is damage and must be reported, so such a row is visible.
 */
export const visible = { status: { notIn: hiddenStatuses } };

/**
 * Keeps others from changing a dataset's status until the transaction ends.
 *
 * @returns false when the dataset is not there, or no longer in this status
 */
export async function lockDataset(
  transaction: Sql,
  id: number,
  status: DatasetStatus,
): Promise<boolean> {
  // Writing the unchanged status locks the row on both databases, and checks the status again once the lock is there.
  const unchanged = { status: new Table('Dataset').columns('status') };
  return (await updateRows(transaction, 'Dataset', { id, ...inStatus(status) }, unchanged)) === 1;
}

/**
 * Lets only one transaction at a time complete a dataset. On PostgreSQL, two transactions with the same file would not
 * see each other. SQLite has only one writer at a time anyway.
 */
export async function lockCompletion(transaction: Sql): Promise<void> {
  if (transaction.provider === 'postgresql')
    await transaction.execute(statement`SELECT pg_advisory_xact_lock(7268305)`);
}

/** @returns false when the dataset is not there, or no longer in the status `from` */
export async function changeStatus(
  sql: Sql,
  id: number,
  from: DatasetStatus,
  to: DatasetStatus,
): Promise<boolean> {
  return (await updateRows(sql, 'Dataset', { id, ...inStatus(from) }, { status: to })) === 1;
}

function inStatus(status: DatasetStatus): Pick<Where<'Dataset'>, 'status'> {
  return status === 'completed' ? visible : { status };
}
