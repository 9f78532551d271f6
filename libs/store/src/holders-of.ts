import type { TransactionClient } from './prisma-client.ts';

/** Hashes of one statement: databases allow some ten thousand values, and an export may hold more files. */
const hashesOfStatement = 1000;

/** A file of a completed dataset. */
export interface HeldFile {
  readonly fileName: string;
  readonly datasetId: number;
}

interface FoundRow {
  readonly fileName: string;
  readonly datasetId: number;
  readonly runId: number;
}

/** Completed datasets that hold a file with one of these hashes, those ingested first before the others. */
export async function holdersOf(
  client: TransactionClient,
  sha256: readonly string[],
): Promise<HeldFile[]> {
  const found: FoundRow[] = [];
  for (let i = 0; i < sha256.length; i += hashesOfStatement)
    found.push(...(await findPortion(client, sha256.slice(i, i + hashesOfStatement))));
  return found
    .sort((a, b) => a.runId - b.runId)
    .map(({ fileName, datasetId }) => ({ fileName, datasetId }));
}

/** In plain SQL, as Prisma takes longer to compile a list of values than the database to find them. */
function findPortion(client: TransactionClient, sha256: readonly string[]): Promise<FoundRow[]> {
  return client.$queryRawUnsafe<FoundRow[]>(
    `SELECT f."name" AS "fileName", f."runId", r."datasetId" FROM "IngestFile" f
     JOIN "IngestRun" r ON r."id" = f."runId" JOIN "Dataset" d ON d."id" = r."datasetId"
     WHERE d."status" = 'completed' AND f."sha256" IN (${sha256.map((_, place) => `$${place + 1}`).join(', ')})`,
    ...sha256,
  );
}
