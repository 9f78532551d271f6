import type { DatabaseTarget } from './database-url.ts';
import type { TransactionClient } from './prisma-client.ts';

/** What a dataset is going through. Only completed ones are visible. */
export type DatasetStatus = 'processing' | 'completed' | 'deleting';

/**
 * Keeps others from changing a dataset's status until the transaction ends.
 *
 * @returns false when the dataset is not there, or not in this status (any more)
 */
export async function lockDataset(
  transaction: TransactionClient,
  id: number,
  status: DatasetStatus,
): Promise<boolean> {
  // Writing the status that is there takes the row's lock on both databases, and looks at it afresh once it has it.
  const { count } = await transaction.dataset.updateMany({
    where: { id, status },
    data: { status },
  });
  return count === 1;
}

/**
 * Lets one transaction at a time complete a dataset: on PostgreSQL, two that bring the same file would not see
 * each other. SQLite has one writer at a time by itself.
 */
export async function lockCompletion(
  transaction: TransactionClient,
  provider: DatabaseTarget['provider'],
): Promise<void> {
  if (provider === 'postgresql')
    await transaction.$executeRawUnsafe('SELECT pg_advisory_xact_lock(7268305)');
}
