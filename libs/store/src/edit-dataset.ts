import type { Dataset, DatasetDescription } from '@crossvote/election';
import type { Connection } from './connection.ts';
import { refuseDamage } from './damage.ts';
import { lockDataset } from './dataset-lock.ts';
import { updateRows } from './sql/rows.ts';
import { storedDatasets } from './stored-dataset.ts';

/**
 * Changes what people know a completed dataset by.
 *
 * @returns the dataset as it is now; null when there is none with this id
 * @throws DamagedError when its row is damaged: a new checksum would make it whole
 */
export function editDataset(
  connection: Connection,
  id: number,
  changes: Partial<DatasetDescription>,
): Promise<Dataset | null> {
  return connection.transaction(async (transaction) => {
    if (!(await lockDataset(transaction, id, 'completed'))) return null;
    const [stored] = await storedDatasets(transaction, id);
    if (!stored) return null;
    const edited = stored.check(refuseDamage(id)).described(changes);
    const { name, description, electionDate, electionType, resultsStatus } = edited.row();
    await updateRows(
      transaction,
      'Dataset',
      { id },
      {
        ...{ name, description, electionDate, electionType, resultsStatus },
        ...(edited.isSealed && { checksum: edited.checksum() }),
      },
    );
    return edited.row();
  });
}
