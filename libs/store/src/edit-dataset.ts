import type { Dataset } from '@crossvote/election';
import type { Connection } from './connection.ts';
import { refuseDamage } from './damage.ts';
import { lockDataset } from './dataset-lock.ts';
import { updateRows } from './sql/rows.ts';
import { storedDatasets, type DatasetChanges } from './stored-dataset.ts';

/**
 * Changes what people know a completed dataset by, and who may see it.
 *
 * @returns the dataset as it is now; null when there is none with this id
 * @throws DamagedError when its row is damaged: a new checksum would make it whole
 */
export function editDataset(
  connection: Connection,
  id: number,
  changes: DatasetChanges,
): Promise<Dataset | null> {
  return connection.transaction(async (transaction) => {
    const [found] = await storedDatasets(transaction, id);
    if (!found || !(await lockDataset(transaction, found.version, 'completed'))) return null;
    // Once nobody else can change it, as it is then.
    const [stored] = await storedDatasets(transaction, id);
    if (stored?.version !== found.version) return null;
    const edited = stored.check(refuseDamage(id)).described(changes);
    const { name, description, electionDate, electionType, resultsStatus, visibility } =
      edited.row();
    await updateRows(
      transaction,
      'Dataset',
      { id: stored.version },
      {
        ...{ name, description, electionDate, electionType, resultsStatus, visibility },
        ...(edited.isSealed && { checksum: edited.checksum() }),
      },
    );
    return edited.row();
  });
}
