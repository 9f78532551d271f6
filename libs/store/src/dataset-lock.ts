import statement from 'sql-template-tag';
import type { Where } from './sql/models.ts';
import { updateRows } from './sql/rows.ts';
import type { Sql } from './sql/sql.ts';
import { Table } from './sql/table.ts';

/** What a dataset is going through. Only completed ones are visible. */
export type DatasetStatus = 'processing' | 'completed' | 'deleting';

/** Of datasets that are being written or removed. */
export const hiddenStatuses: readonly DatasetStatus[] = ['processing', 'deleting'];

/** Of a row of `Dataset`: it is there for everybody. A status that nobody gives is damage to be told, not a hidden dataset. */
export const visible = { status: { notIn: hiddenStatuses } };

/**
 * Keeps others from changing a dataset's status until the transaction ends.
 *
 * @returns false when the dataset is not there, or not in this status (any more)
 */
export async function lockDataset(
  transaction: Sql,
  id: number,
  status: DatasetStatus,
): Promise<boolean> {
  // Writing the status that is there takes the row's lock on both databases, and looks at it afresh once it has it.
  const unchanged = { status: new Table('Dataset').columns('status') };
  return (await updateRows(transaction, 'Dataset', { id, ...inStatus(status) }, unchanged)) === 1;
}

/**
 * Lets one transaction at a time complete a dataset: on PostgreSQL, two that bring the same file would not see
 * each other. SQLite has one writer at a time by itself.
 */
export async function lockCompletion(transaction: Sql): Promise<void> {
  if (transaction.provider === 'postgresql')
    await transaction.execute(statement`SELECT pg_advisory_xact_lock(7268305)`);
}

/** @returns false when the dataset is not there, or not in the status `from` (any more) */
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
