import type { Dataset } from '@crossvote/election';
import { datasetChecksum, type DatasetFacts } from './checksum.ts';
import type { DamageListener } from './damage.ts';
import { isVisible } from './dataset-lock.ts';
import type { Cell, Sql } from './sql.ts';

interface StoredRow extends Omit<DatasetFacts, 'createdAt' | 'completedAt'> {
  readonly createdAt: string;
  readonly completedAt: string;
  readonly status: string;
  readonly checksum: number | null;
}

/** The row of a dataset that is there for everybody. Plain SQL: Prisma's client fails at a time that is damaged. */
export class StoredDataset {
  constructor(private readonly stored: StoredRow) {}

  get id(): number {
    return this.stored.id;
  }

  /** Whether its rows have checksums: those of earlier versions have none. */
  get isSealed(): boolean {
    return this.stored.checksum !== null;
  }

  /** How many contests it has; undefined where an earlier version stored it. */
  get contestCount(): number | undefined {
    return this.isSealed ? this.stored.contestCount : undefined;
  }

  /** How many blocks it has; undefined where an earlier version stored it. */
  get blockCount(): number | undefined {
    return this.isSealed ? this.stored.blockCount : undefined;
  }

  /** Compares it with its checksum. */
  check(onDamage: DamageListener): this {
    const { status, checksum } = this.stored;
    if (status !== 'completed') onDamage('its status');
    if (checksum !== null && checksum !== this.checksum()) onDamage('its own row');
    return this;
  }

  /** The checksum that fits it. */
  checksum(): number {
    const { createdAt, completedAt, ...facts } = this.stored;
    return datasetChecksum({
      ...facts,
      // A damaged one is no number, which no checksum fits.
      createdAt: Date.parse(createdAt),
      completedAt: Date.parse(completedAt),
    });
  }

  /** What others than the store get of it. */
  row(): Dataset {
    const { id, name, description, electionDate, electionType, totalRecords } = this.stored;
    return { id, name, description, electionDate, electionType, totalRecords };
  }
}

/** Datasets that are there for everybody, by ascending id. @param condition - of SQL, after `WHERE` */
export async function storedDatasets(
  sql: Sql,
  condition: string,
  ...values: Cell[]
): Promise<StoredDataset[]> {
  const rows = await sql.query<StoredRow>(
    `SELECT "id", "name", "description", "electionDate", "electionType", "totalRecords", "createdAt", "completedAt",
       "contestCount", "blockCount", "status", "checksum"
     FROM "Dataset" WHERE ${isVisible} AND ${condition} ORDER BY "id"`,
    ...values,
  );
  return rows.map((row) => new StoredDataset(row));
}

/** Gives the row of a dataset, which is complete otherwise, its checksum. */
export async function sealDatasetRow(sql: Sql, id: number): Promise<void> {
  for (const dataset of await storedDatasets(sql, '"id" = $1', id))
    await sql.execute(
      `UPDATE "Dataset" SET "checksum" = $1 WHERE "id" = $2`,
      ...[dataset.checksum(), id],
    );
}
