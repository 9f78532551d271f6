import type { Dataset, DatasetDescription, Visibility } from '@crossvote/election';
import statement from 'sql-template-tag';
import { datasetChecksum } from './checksum.ts';
import type { DamageListener } from './damage.ts';
import { visible } from './dataset-lock.ts';
import { publicIdIn, publicIdOf } from './public-id.ts';
import { columnsOf, type StoredRow } from './sql/models.ts';
import { selectRows, updateRows } from './sql/rows.ts';
import type { Sql } from './sql/sql.ts';
import { Table } from './sql/table.ts';

/** From the fewest who may see a dataset to the most. */
export const visibilities = ['office', 'keyed', 'public'] as const;

/** What may change of a completed dataset. */
export type DatasetChanges = Partial<DatasetDescription & Pick<Dataset, 'visibility'>>;

/**
 * The row of a visible dataset. Plain SQL is used: where SQLite holds another type in a damaged cell, Prisma's client
 * throws without naming the row. It also takes four times as long, and each question reads this row twice.
 */
export class StoredDataset {
  constructor(private readonly stored: StoredRow<'Dataset'>) {}

  /** What everybody calls it. */
  get id(): number {
    return publicIdOf(this.stored);
  }

  /** Tells it from the datasets that had its id before, and is given to none after it. */
  get version(): number {
    return this.stored.id;
  }

  /** Text, whatever a damaged cell holds. */
  get name(): string {
    const name: unknown = this.stored.name;
    return typeof name === 'string' ? name : '';
  }

  /** Who may see it. Where a damaged cell holds something else, whoever asks must be told: see `check`. */
  get visibility(): Visibility {
    return visibilityOf(this.stored.visibility) ?? 'keyed';
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
    const { status, visibility, checksum } = this.stored;
    if (status !== 'completed') onDamage('its status');
    if (visibilityOf(visibility) === undefined) onDamage('who may see it');
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
    const { name, totalRecords } = this.stored;
    const { description, electionDate, electionType, resultsStatus } = this.stored;
    const { id, visibility } = this;
    const words = { name, description, electionDate, electionType, resultsStatus };
    return { id, ...words, visibility, totalRecords };
  }

  /** The same with other words about it. */
  described(changes: DatasetChanges): StoredDataset {
    return new StoredDataset({ ...this.stored, ...changes });
  }
}

const dataset = new Table('Dataset');

/** What a cell says of who may see a dataset; undefined where it was damaged. */
export function visibilityOf(cell: string): Visibility | undefined {
  return visibilities.find((one) => one === cell);
}

/** Visible datasets, by ascending id; only the one with `id`, where it is given. */
export async function storedDatasets(sql: Sql, id?: number): Promise<StoredDataset[]> {
  const called = publicIdIn(dataset);
  const isIt = id === undefined ? statement`TRUE` : statement`${called} = ${id}`;
  const rows = await sql.query<StoredRow<'Dataset'>>(
    statement`SELECT ${dataset.columns(...columnsOf.Dataset)} FROM ${dataset.name}
      WHERE ${dataset.where(visible)} AND ${isIt} ORDER BY ${called}`,
  );
  return rows.map((row) => new StoredDataset(row));
}

/** Gives the row of a dataset, which is complete otherwise, its checksum. @param version - of the dataset */
export async function sealDatasetRow(sql: Sql, version: number): Promise<void> {
  const rows = await selectRows(sql, 'Dataset', '*', { ...visible, id: version });
  for (const stored of rows.map((row) => new StoredDataset(row)))
    await updateRows(sql, 'Dataset', { id: version }, { checksum: stored.checksum() });
}
