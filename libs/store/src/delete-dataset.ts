import type { Client } from './prisma-client.ts';

const contestsAtOnce = 20;

/**
 * Removes a dataset. It is hidden first; then its rows go in steps, so that no step keeps other writers waiting
 * for long. Killed between two steps, the next start goes on (recovery.ts).
 */
export async function deleteDataset(client: Client, id: number): Promise<void> {
  await client.dataset.updateMany({ where: { id }, data: { status: 'deleting' } });
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
  await client.attributeBlock.deleteMany({ where: { datasetId: id } });
  await client.block.deleteMany({ where: { datasetId: id } });
  await client.contest.deleteMany({ where: { datasetId: id } });
  await client.ingestFile.deleteMany({ where: { run: { datasetId: id } } });
  await client.ingestRun.deleteMany({ where: { datasetId: id } });
  await client.dataset.deleteMany({ where: { id } });
}
