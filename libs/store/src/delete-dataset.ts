import type { DatasetStatus } from './dataset-lock.ts';
import type { Client } from './prisma-client.ts';

const contestsAtOnce = 20;

/**
 * Removes a dataset that is in the given status. It is hidden first; then its rows go. Killed in between, the
 * next start goes on (recovery.ts).
 *
 * @returns false when there is none with this id in this status
 */
export async function deleteDataset(
  client: Client,
  id: number,
  status: DatasetStatus,
): Promise<boolean> {
  const hidden = await client.dataset.updateMany({
    where: { id, status },
    data: { status: 'deleting' },
  });
  if (hidden.count === 0) return false;
  await removeRows(client, id);
  return true;
}

/** Removes the rows of a hidden dataset, in steps, so that no step keeps other writers waiting for long. */
export async function removeRows(client: Client, id: number): Promise<void> {
  const contests = await client.contest.findMany({
    where: { datasetId: id },
    select: { id: true },
  });
  const contestIds = contests.map((contest) => contest.id);
  for (let i = 0; i < contestIds.length; i += contestsAtOnce) {
    const contestId = { in: contestIds.slice(i, i + contestsAtOnce) };
    await client.markBlock.deleteMany({ where: { contestId } });
    await client.choice.deleteMany({ where: { contestId } });
  }
  await client.crossTable.deleteMany({ where: { datasetId: id } });
  await client.attributeBlock.deleteMany({ where: { datasetId: id } });
  await client.block.deleteMany({ where: { datasetId: id } });
  await client.contest.deleteMany({ where: { datasetId: id } });
  await client.ingestFile.deleteMany({ where: { run: { datasetId: id } } });
  await client.ingestRun.deleteMany({ where: { datasetId: id } });
  await client.dataset.deleteMany({ where: { id } });
}
