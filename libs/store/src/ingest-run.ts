import statement from 'sql-template-tag';
import { runChecksum } from './checksum.ts';
import type { DamageListener } from './damage.ts';
import type { IngestFileRow, IngestRunRow } from './dataset-rows.ts';
import type { StoredRow } from './sql/models.ts';
import { selectRows, updateRows } from './sql/rows.ts';
import type { Sql } from './sql/sql.ts';
import { Table } from './sql/table.ts';
import type { StoredDataset } from './stored-dataset.ts';

/** A run as it is stored, with its checksum; null where an earlier version stored it. */
export interface StoredRun {
  readonly run: IngestRunRow;
  readonly checksum: number | null;
}

/**
 * How a dataset in any status was made; undefined where the row is missing. Plain SQL is used: where SQLite holds
 * another type in a damaged cell, Prisma's client throws without naming the row.
 */
export async function readRun(sql: Sql, datasetId: number): Promise<StoredRun | undefined> {
  const [row] = await selectRows(sql, 'IngestRun', '*', { datasetId });
  if (!row) return undefined;
  const { id, checksum, startedAt, finishedAt } = row;
  const { format, softwareVersion, recordsRead, stored, refused, repeated, issues } = row;
  const run = {
    ...{ format, softwareVersion, recordsRead, stored, refused, repeated, issues },
    startedAt: new Date(startedAt),
    finishedAt: finishedAt === null ? null : new Date(finishedAt),
    files: await readFiles(sql, 'IngestFile', id),
    contents: await readFiles(sql, 'IngestContent', id),
  };
  return { run, checksum };
}

/** The run of a dataset, compared with its checksum; null where it is missing. */
export function checkedRun(
  stored: StoredRun | undefined,
  dataset: StoredDataset,
  onDamage: DamageListener,
): IngestRunRow | null {
  const expected = stored && dataset.isSealed ? runChecksum(dataset.version, stored.run) : null;
  if (stored?.checksum !== expected) onDamage('how it was made, or the list of its files');
  return stored?.run ?? null;
}

/** Writes the checksum of a finished run of a dataset. */
export async function sealRun(sql: Sql, datasetId: number): Promise<void> {
  const stored = await readRun(sql, datasetId);
  if (!stored) return;
  const checksum = runChecksum(datasetId, stored.run);
  await updateRows(sql, 'IngestRun', { datasetId }, { checksum });
}

async function readFiles(
  sql: Sql,
  model: 'IngestFile' | 'IngestContent',
  runId: number,
): Promise<IngestFileRow[]> {
  const file = new Table(model);
  // A damaged cell that is not a number in SQLite is cast to one, and then does not fit the checksum.
  const rows = await sql.query<Pick<StoredRow<typeof model>, 'name' | 'sha256' | 'sizeBytes'>>(
    statement`SELECT ${file.columns('name', 'sha256')},
        CAST(${file.columns('sizeBytes')} AS BIGINT) AS ${file.columns('sizeBytes')}
      FROM ${file.name} WHERE ${file.where({ runId })} ORDER BY ${file.columns('ordinal')}`,
  );
  return rows.map((row) => ({ ...row, sizeBytes: BigInt(row.sizeBytes) }));
}
