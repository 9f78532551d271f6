import type { TransactionClient } from './prisma-client.ts';

/** Hashes of one statement: databases allow some ten thousand values, and an export may hold more files. */
const hashesOfStatement = 1000;

/** A file of a completed dataset. */
export interface HeldFile {
  readonly fileName: string;
  readonly datasetId: number;
}

/** Completed datasets that hold a file with one of these hashes, those ingested first before the others. */
export async function holdersOf(
  client: TransactionClient,
  sha256: readonly string[],
): Promise<HeldFile[]> {
  const held: (HeldFile & { readonly runId: number })[] = [];
  for (let i = 0; i < sha256.length; i += hashesOfStatement) {
    const files = await client.ingestFile.findMany({
      where: {
        sha256: { in: sha256.slice(i, i + hashesOfStatement) },
        run: { dataset: { status: 'completed' } },
      },
      include: { run: { select: { datasetId: true } } },
    });
    for (const { name, runId, run } of files)
      held.push({ fileName: name, datasetId: run.datasetId, runId });
  }
  return held
    .sort((a, b) => a.runId - b.runId)
    .map(({ fileName, datasetId }) => ({ fileName, datasetId }));
}
