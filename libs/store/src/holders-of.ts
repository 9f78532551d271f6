import { isVisible } from './dataset-lock.ts';
import type { FinishedFile } from './dataset-parts.ts';
import { placeholders, type Sql } from './sql.ts';

/** Hashes of one statement: databases allow some ten thousand values, and an export may hold more files. */
const hashesOfStatement = 1000;

/** Files as they lie on the disk, and what they unpack to. */
const tables = ['IngestFile', 'IngestContent'] as const;
type FileTable = (typeof tables)[number];

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

/** Hashes of files, packed and unpacked. */
export function hashesOf(files: readonly FinishedFile[]): string[] {
  return files.flatMap(({ sha256, contents }) => [
    sha256,
    ...contents.map((content) => content.sha256),
  ]);
}

/** Completed datasets that hold a file, or what one unpacks to, with one of these hashes, those ingested first first. */
export async function holdersOf(sql: Sql, sha256: readonly string[]): Promise<HeldFile[]> {
  const found: FoundRow[] = [];
  for (const table of tables)
    for (let i = 0; i < sha256.length; i += hashesOfStatement)
      found.push(...(await findPortion(sql, table, sha256.slice(i, i + hashesOfStatement))));
  return found
    .sort((a, b) => a.runId - b.runId)
    .map(({ fileName, datasetId }) => ({ fileName, datasetId }));
}

/** Whether any file of a completed dataset has one of these sizes, packed or not: only then can it be the same. */
export async function hasFileOfSize(sql: Sql, sizesBytes: readonly number[]): Promise<boolean> {
  for (const table of tables) {
    const files = await sql.query(
      `SELECT 1 AS "found" FROM ${ofCompleted(table)}
       AND f."sizeBytes" IN (${placeholders(sizesBytes)}) LIMIT 1`,
      ...sizesBytes.map(BigInt),
    );
    if (files.length > 0) return true;
  }
  return false;
}

function findPortion(sql: Sql, table: FileTable, sha256: readonly string[]): Promise<FoundRow[]> {
  return sql.query<FoundRow>(
    `SELECT f."name" AS "fileName", f."runId", r."datasetId" FROM ${ofCompleted(table)}
     AND f."sha256" IN (${placeholders(sha256)})`,
    ...sha256,
  );
}

function ofCompleted(table: FileTable): string {
  return `"${table}" f JOIN "IngestRun" r ON r."id" = f."runId" JOIN "Dataset" d ON d."id" = r."datasetId"
     WHERE d.${isVisible}`;
}
