import type { Dataset, DatasetDescription } from '@crossvote/election';
import { datasetChecksum } from './checksum.ts';
import type { DamageListener } from './damage.ts';
import { visible } from './dataset-lock.ts';
import type { StoredRow } from './sql/models.ts';
import { selectRows, updateRows } from './sql/rows.ts';
import type { Sql } from './sql/sql.ts';

/**
 * The row of a dataset that is there for everybody. Plain SQL: Prisma's client throws where SQLite holds another type in a
 * damaged cell, without saying in which row, and takes four times as long for what each question asks twice.
 */
export class StoredDataset {
  constructor(private readonly stored: StoredRow<'Dataset'>) {}

  get id(): number {
    return this.stored.id;
  }

  /** Text, whatever a damaged cell holds. */
  get name(): string {
    const name: unknown = this.stored.name;
    return typeof name === 'string' ? name : '';
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
      completedAt: Date.parse(completedAt ?? ''),
    });
  }

  /** What others than the store get of it. */
  row(): Dataset {
    const { id, name, totalRecords } = this.stored;
    const { description, electionDate, electionType, resultsStatus } = this.stored;
    return { id, name, description, electionDate, electionType, resultsStatus, totalRecords };
  }

  /** The same with other words about it. */
  described(changes: Partial<DatasetDescription>): StoredDataset {
    return new StoredDataset({ ...this.stored, ...changes });
  }
}

/** Datasets that are there for everybody, by ascending id; the one with `id`, where it is given. */
export async function storedDatasets(sql: Sql, id?: number): Promise<StoredDataset[]> {
  const where = { ...visible, ...(id !== undefined && { id }) };
  const rows = await selectRows(sql, 'Dataset', '*', where, 'id');
  return rows.map((row) => new StoredDataset(row));
}

/** Gives the row of a dataset, which is complete otherwise, its checksum. */
export async function sealDatasetRow(sql: Sql, id: number): Promise<void> {
  for (const dataset of await storedDatasets(sql, id))
    await updateRows(sql, 'Dataset', { id }, { checksum: dataset.checksum() });
}
