import { runChecksum } from './checksum.ts';
import type { IngestFileRow, IngestRunRow } from './dataset-rows.ts';
import type { Sql } from './sql.ts';

/** A run as it is stored, with its checksum; null where an earlier version stored it. */
export interface StoredRun {
  readonly run: IngestRunRow;
  readonly checksum: number | null;
}

interface StoredRow extends Omit<IngestRunRow, 'startedAt' | 'finishedAt' | 'files' | 'contents'> {
  readonly id: number;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly checksum: number | null;
}

/** How a dataset was made, whatever its status; undefined where that is missing. */
export async function readRun(sql: Sql, datasetId: number): Promise<StoredRun | undefined> {
  const [row] = await sql.query<StoredRow>(
    `SELECT "id", "format", "softwareVersion", "startedAt", "finishedAt", "recordsRead", "stored", "refused",
       "repeated", "issues", "checksum"
     FROM "IngestRun" WHERE "datasetId" = $1`,
    datasetId,
  );
  if (!row) return undefined;
  const { id, checksum, startedAt, finishedAt, ...facts } = row;
  const run = {
    ...facts,
    startedAt: new Date(startedAt),
    finishedAt: finishedAt === null ? null : new Date(finishedAt),
    files: await readFiles(sql, 'IngestFile', id),
    contents: await readFiles(sql, 'IngestContent', id),
  };
  return { run, checksum };
}

/** Gives the run of a dataset, which is finished, its checksum. */
export async function sealRun(sql: Sql, datasetId: number): Promise<void> {
  const stored = await readRun(sql, datasetId);
  if (!stored) return;
  await sql.execute(
    `UPDATE "IngestRun" SET "checksum" = $1 WHERE "datasetId" = $2`,
    ...[runChecksum(datasetId, stored.run), datasetId],
  );
}

async function readFiles(
  sql: Sql,
  table: 'IngestFile' | 'IngestContent',
  runId: number,
): Promise<IngestFileRow[]> {
  // Integers of 64 bits may come as texts. What SQLite has in place of a number is cast to one, which no checksum fits.
  const rows = await sql.query<Omit<IngestFileRow, 'sizeBytes'> & { sizeBytes: number | string }>(
    `SELECT "name", "sha256", CAST("sizeBytes" AS BIGINT) AS "sizeBytes" FROM "${table}" WHERE "runId" = $1 ORDER BY "ordinal"`,
    runId,
  );
  return rows.map((row) => ({ ...row, sizeBytes: BigInt(row.sizeBytes) }));
}
