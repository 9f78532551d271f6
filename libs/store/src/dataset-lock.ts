import type { Sql } from './sql.ts';

/** What a dataset is going through. Only completed ones are visible. */
export type DatasetStatus = 'processing' | 'completed' | 'deleting';

/** Of a row of `Dataset`: it is there for everybody. A status that nobody gives is damage to be told, not a hidden dataset. */
export const isVisible = `"status" NOT IN ('processing', 'deleting')`;

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
  const locked = await transaction.execute(
    `UPDATE "Dataset" SET "status" = "status" WHERE "id" = $1 AND ${hasStatus(status)}`,
    id,
  );
  return locked === 1;
}

/**
 * Lets one transaction at a time complete a dataset: on PostgreSQL, two that bring the same file would not see
 * each other. SQLite has one writer at a time by itself.
 */
export async function lockCompletion(transaction: Sql): Promise<void> {
  if (transaction.provider === 'postgresql')
    await transaction.execute('SELECT pg_advisory_xact_lock(7268305)');
}

/** @returns false when the dataset is not there, or not in the status `from` (any more) */
export async function changeStatus(
  sql: Sql,
  id: number,
  from: DatasetStatus,
  to: DatasetStatus,
): Promise<boolean> {
  const changed = await sql.execute(
    `UPDATE "Dataset" SET "status" = $1 WHERE "id" = $2 AND ${hasStatus(from)}`,
    ...[to, id],
  );
  return changed === 1;
}

function hasStatus(status: DatasetStatus): string {
  return status === 'completed' ? isVisible : `"status" = '${status}'`;
}
