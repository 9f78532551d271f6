import type { Dataset, DatasetDescription } from '@crossvote/election';
import { datasetChecksum } from './checksum.ts';
import type { DamageListener } from './damage.ts';
import { visible } from './dataset-lock.ts';
import type { StoredRow } from './sql/models.ts';
import { selectRows, updateRows } from './sql/rows.ts';
import type { Sql } from './sql/sql.ts';

/**
 * The row of a visible dataset. Plain SQL is used: where SQLite holds another type in a damaged cell, Prisma's client
 * throws without naming the row. It also takes four times as long, and each question reads this row twice.
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

  /** Number of contests; undefined where an earlier version stored the dataset. */
  get contestCount(): number | undefined {
    return this.isSealed ? this.stored.contestCount : undefined;
  }

  /** Number of blocks; undefined where an earlier version stored the dataset. */
  get blockCount(): number | undefined {
    return this.isSealed ? this.stored.blockCount : undefined;
  }

  /** Compares the row with its checksum. */
  check(onDamage: DamageListener): this {
    const { status, checksum } = this.stored;
    if (status !== 'completed') onDamage('its status');
    if (checksum !== null && checksum !== this.checksum()) onDamage('its own row');
    return this;
  }

  /** The checksum that the row should have. */
  checksum(): number {
    const { createdAt, completedAt, ...facts } = this.stored;
    return datasetChecksum({
      ...facts,
      // A damaged time becomes NaN, which does not fit the checksum.
      createdAt: Date.parse(createdAt),
      completedAt: Date.parse(completedAt ?? ''),
    });
  }

  /** The dataset without the columns that only the store needs. */
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

/** Visible datasets, by ascending id; only the one with `id`, where it is given. */
export async function storedDatasets(sql: Sql, id?: number): Promise<StoredDataset[]> {
  const where = { ...visible, ...(id !== undefined && { id }) };
  const rows = await selectRows(sql, 'Dataset', '*', where, 'id');
  return rows.map((row) => new StoredDataset(row));
}

/** Writes the checksum of the row of a dataset, which must be complete otherwise. */
export async function sealDatasetRow(sql: Sql, id: number): Promise<void> {
  for (const dataset of await storedDatasets(sql, id))
    await updateRows(sql, 'Dataset', { id }, { checksum: dataset.checksum() });
}
