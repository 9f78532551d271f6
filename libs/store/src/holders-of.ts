import statement from 'sql-template-tag';
import { visible } from './dataset-lock.ts';
import type { FinishedFile } from './dataset-parts.ts';
import { publicIdIn } from './public-id.ts';
import type { Sql, Statement } from './sql/sql.ts';
import { Table } from './sql/table.ts';

/** Most hashes in one statement. Databases allow tens of thousands of values, and an export may have more files. */
const hashesOfStatement = 1000;

/** The tables of files on the disk, and of the files that they unpack to. */
const tables = ['IngestFile', 'IngestContent'] as const;
type FileTable = (typeof tables)[number];

/** A file of a completed dataset. */
export interface HeldFile {
  readonly fileName: string;
  /** What everybody calls it. */
  readonly datasetId: number;
  /** Id of its row. */
  readonly version: number;
}

interface FoundRow extends HeldFile {
  readonly runId: number;
}

/** Hashes of files, packed and unpacked. */
export function hashesOf(files: readonly FinishedFile[]): string[] {
  return files.flatMap(({ sha256, contents }) => [
    sha256,
    ...contents.map((content) => content.sha256),
  ]);
}

/**
 * Completed datasets with a file, packed or unpacked, that has one of these hashes. The dataset that was ingested first
 * comes first.
 */
export async function holdersOf(sql: Sql, sha256: readonly string[]): Promise<HeldFile[]> {
  const found: FoundRow[] = [];
  for (const table of tables)
    for (let i = 0; i < sha256.length; i += hashesOfStatement)
      found.push(...(await findPortion(sql, table, sha256.slice(i, i + hashesOfStatement))));
  return found
    .sort((a, b) => a.runId - b.runId)
    .map(({ fileName, datasetId, version }) => ({ fileName, datasetId, version }));
}

/**
 * Whether any file of a completed dataset, packed or unpacked, has one of these sizes. Only then can it be the same
 * file.
 */
export async function hasFileOfSize(sql: Sql, sizesBytes: readonly number[]): Promise<boolean> {
  for (const name of tables) {
    const file = new Table(name, 'f');
    const isOfSize = file.where({ sizeBytes: { in: sizesBytes.map(BigInt) } });
    const files = await sql.query(
      statement`SELECT 1 AS "found" FROM ${ofCompleted(file)} AND ${isOfSize} LIMIT 1`,
    );
    if (files.length > 0) return true;
  }
  return false;
}

function findPortion(sql: Sql, name: FileTable, sha256: readonly string[]): Promise<FoundRow[]> {
  const file = new Table(name, 'f');
  const isSame = file.where({ sha256: { in: sha256 } });
  return sql.query<FoundRow>(
    statement`SELECT ${file.columns('name')} AS "fileName", ${file.columns('runId')},
        ${dataset.columns('id')} AS "version", ${publicIdIn(dataset)} AS "datasetId"
      FROM ${ofCompleted(file)} AND ${isSame}`,
  );
}

const run = new Table('IngestRun', 'r');
const dataset = new Table('Dataset', 'd');

/** Files of visible datasets. Further conditions may be appended. */
function ofCompleted(file: Table<FileTable>): Statement {
  return statement`${file.name}
    JOIN ${run.name} ON ${run.columns('id')} = ${file.columns('runId')}
    JOIN ${dataset.name} ON ${dataset.columns('id')} = ${run.columns('datasetId')}
    WHERE ${dataset.where(visible)}`;
}
