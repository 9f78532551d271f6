import { access } from 'node:fs/promises';
import path from 'node:path';
import statement from 'sql-template-tag';
import { ApiKeyRepository } from './api-keys.ts';
import { Connection } from './connection.ts';
import { CrossTableRepository } from './cross-tables.ts';
import { describeDatabase, parseDatabaseUrl, type DatabaseTarget } from './database-url.ts';
import type { NewDataset } from './dataset-parts.ts';
import { DatasetRepository } from './datasets.ts';
import { DatasetWriter } from './dataset-writer.ts';
import { ElectionRepository } from './elections/election-repository.ts';
import { makeFolder } from './make-folder.ts';
import { migrate, migrationStatus, refuseNewer, type MigrationStatus } from './migrate.ts';
import { openError } from './open-error.ts';
import { clearRemains } from './recovery.ts';
import { sealDataset } from './seal-dataset.ts';
import { compact, prepareSpace } from './space.ts';
import { RateBucketRepository } from './rate-buckets.ts';
import { DatabaseMissingError, ReadOnlyError, StoreError } from './store-error.ts';
import { isUnwritable } from './writable-file.ts';

/** How a database is opened. */
export interface StoreOptions {
  /** `never` opens whatever is there, for `cvr db`; `always` migrates PostgreSQL too. */
  readonly migrate?: 'default' | 'never' | 'always';
  /** If set, nothing is written and no file is made. */
  readonly readOnly?: boolean;
  /** If set, no new SQLite file is made. */
  readonly existing?: boolean;
}

/** The database of datasets, elections and keys. */
export class Store {
  readonly datasets: DatasetRepository;
  readonly crossTables: CrossTableRepository;
  readonly elections: ElectionRepository;
  readonly keys: ApiKeyRepository;
  readonly rateBuckets: RateBucketRepository;

  private constructor(
    private readonly connection: Connection,
    private readonly target: DatabaseTarget,
  ) {
    this.datasets = new DatasetRepository(connection);
    this.crossTables = new CrossTableRepository(connection);
    this.elections = new ElectionRepository(connection);
    this.keys = new ApiKeyRepository(connection);
    this.rateBuckets = new RateBucketRepository(connection);
  }

  /**
   * Opens a database. A SQLite file is made and migrated automatically; a PostgreSQL database must have been migrated
   * (`cvr db migrate`). Remains of killed ingests are removed. A SQLite file that cannot be written is opened
   * read-only.
   *
   * @throws StoreError when it cannot be reached, or its migrations do not fit; DatabaseMissingError when it is to be there
   *   and is not
   */
  static async open(url: string, options: StoreOptions = {}): Promise<Store> {
    const target = parseDatabaseUrl(url);
    let connection: Connection | undefined;
    try {
      const isReadOnly =
        options.readOnly === true ||
        (target.provider === 'sqlite' && (await isUnwritable(target.path)));
      if (target.provider === 'sqlite' && options.existing === true) await refuseMissing(target);
      if (target.provider === 'sqlite' && !isReadOnly) await makeFolder(path.dirname(target.path));
      connection = await Connection.open(target, isReadOnly);
      if (target.provider === 'sqlite' && !isReadOnly) {
        await prepareSpace(connection);
        // Allows readers and a writer at the same time. The mode is kept in the file.
        await connection.query(statement`PRAGMA journal_mode = WAL`);
      }
      const store = new Store(connection, target);
      if (options.migrate !== 'never') await store.prepare(options.migrate === 'always');
      return store;
    } catch (error) {
      await connection?.close();
      throw openError(error, target);
    }
  }

  private async prepare(always: boolean): Promise<void> {
    if (!this.isReadOnly && (always || this.target.provider === 'sqlite'))
      await migrate(this.connection);
    const status = await this.migrationStatus();
    refuseNewer(status);
    if (status.pending.length > 0) {
      throw new StoreError(
        `the database ${this.description} lacks ${status.pending.length} migration(s); run: cvr db migrate`,
      );
    }
    if (this.isReadOnly) return;
    await clearRemains(this.connection).catch(() => {
      // The remains are hidden. A full disk, for example, must not prevent reading; a later start removes them.
    });
  }

  /** Whether it was opened to be read only, or cannot be written. */
  get isReadOnly(): boolean {
    return this.connection.isReadOnly;
  }

  /** Whether services on several machines may use it. */
  get isShared(): boolean {
    return this.target.provider === 'postgresql';
  }

  /** The database's URL without its password. */
  get description(): string {
    return describeDatabase(this.target);
  }

  /** Starts a dataset that nobody sees until its `complete()`. */
  beginDataset(dataset: NewDataset): Promise<DatasetWriter> {
    return DatasetWriter.begin(this.connection, dataset);
  }

  /**
   * Adds checksums to a dataset of an earlier version, in one transaction with the check that it is undamaged.
   *
   * @returns false when it is damaged, or there is no such dataset
   */
  seal(datasetId: number, isWhole: () => Promise<boolean>): Promise<boolean> {
    return sealDataset(this.connection, datasetId, isWhole);
  }

  /** Gives unused space back to the disk. @throws ReadOnlyError where it may not be written */
  async compact(): Promise<void> {
    // SQLite would silently do nothing.
    if (this.isReadOnly) throw new ReadOnlyError();
    await compact(this.connection);
  }

  /** What SQLite finds wrong with its file. */
  async fileDamage(): Promise<string[]> {
    // PostgreSQL checks its own files.
    if (this.target.provider !== 'sqlite') return [];
    const rows = await this.connection.query<{ integrity_check: string }>(
      statement`PRAGMA integrity_check(20)`,
    );
    return rows.map((row) => row.integrity_check).filter((said) => said !== 'ok');
  }

  migrationStatus(): Promise<MigrationStatus> {
    return migrationStatus(this.connection);
  }

  /** Applies pending migrations. @returns their names */
  migrate(): Promise<string[]> {
    return migrate(this.connection);
  }

  /** Resolves when the database answers. */
  async ready(): Promise<void> {
    await this.connection.query(statement`SELECT 1`);
  }

  async close(): Promise<void> {
    // Writes the write-ahead log into the file, so that a copy of the file alone is complete. It does not wait for
    // other connections.
    if (this.target.provider === 'sqlite' && !this.isReadOnly)
      await this.connection.query(statement`PRAGMA wal_checkpoint(PASSIVE)`).catch(() => undefined);
    await this.connection.close();
  }
}

/** @throws DatabaseMissingError when there is no such file */
async function refuseMissing(target: DatabaseTarget & { readonly path: string }): Promise<void> {
  const url = describeDatabase(target);
  await access(target.path).catch((error: unknown) => {
    const code = typeof error === 'object' && error !== null && 'code' in error && error.code;
    throw code === 'ENOENT' ? new DatabaseMissingError(url, { cause: error }) : error;
  });
}
