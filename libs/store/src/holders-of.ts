import { placeholders, type Sql } from './sql.ts';

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
export async function holdersOf(sql: Sql, sha256: readonly string[]): Promise<HeldFile[]> {
  const found: FoundRow[] = [];
  for (let i = 0; i < sha256.length; i += hashesOfStatement)
    found.push(...(await findPortion(sql, sha256.slice(i, i + hashesOfStatement))));
  return found
    .sort((a, b) => a.runId - b.runId)
    .map(({ fileName, datasetId }) => ({ fileName, datasetId }));
}

function findPortion(sql: Sql, sha256: readonly string[]): Promise<FoundRow[]> {
  return sql.query<FoundRow>(
    `SELECT f."name" AS "fileName", f."runId", r."datasetId" FROM "IngestFile" f
     JOIN "IngestRun" r ON r."id" = f."runId" JOIN "Dataset" d ON d."id" = r."datasetId"
     WHERE d."status" = 'completed' AND f."sha256" IN (${placeholders(sha256)})`,
    ...sha256,
  );
}
