import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { ApiKeyRepository } from './api-keys.ts';
import {
  describeDatabase,
  parseDatabaseUrl,
  StoreError,
  type DatabaseTarget,
} from './database-url.ts';
import { DatasetRepository } from './datasets.ts';
import { DatasetWriter, type NewDataset } from './dataset-writer.ts';
import { migrate, migrationStatus, refuseNewer, type MigrationStatus } from './migrate.ts';
import { createClient, type Client } from './prisma-client.ts';
import { clearRemains } from './recovery.ts';

/** The database of datasets and keys. */
export class Store {
  readonly datasets: DatasetRepository;
  readonly keys: ApiKeyRepository;

  private constructor(
    private readonly client: Client,
    private readonly target: DatabaseTarget,
  ) {
    this.datasets = new DatasetRepository(client);
    this.keys = new ApiKeyRepository(client);
  }

  /**
   * Opens a database. A SQLite file is made and migrated by itself; a PostgreSQL database must have been
   * migrated (`cvr db migrate`). What a killed ingest left behind is cleared.
   *
   * @param options.migrate - `never` opens whatever is there, for `cvr db`; `always` migrates PostgreSQL too
   * @throws StoreError when it cannot be reached, or its migrations do not fit
   */
  static async open(
    url: string,
    options: { readonly migrate?: 'default' | 'never' | 'always' } = {},
  ): Promise<Store> {
    const target = parseDatabaseUrl(url);
    if (target.provider === 'sqlite')
      await mkdir(path.dirname(path.resolve(target.path)), { recursive: true });
    const client = createClient(target);
    const store = new Store(client, target);
    try {
      // Readers and a writer at the same time; the mode stays with the file.
      if (target.provider === 'sqlite') await client.$queryRawUnsafe('PRAGMA journal_mode = WAL');
      if (options.migrate !== 'never') await store.prepare(options.migrate === 'always');
      return store;
    } catch (error) {
      await client.$disconnect();
      if (error instanceof StoreError) throw error;
      const reason =
        error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error);
      throw new StoreError(`cannot open the database ${describeDatabase(target)}: ${reason}`, {
        cause: error,
      });
    }
  }

  private async prepare(always: boolean): Promise<void> {
    if (always || this.target.provider === 'sqlite') await migrate(this.client, this.target);
    const status = await this.migrationStatus();
    refuseNewer(status);
    if (status.pending.length > 0) {
      throw new StoreError(
        `the database ${this.description} lacks ${status.pending.length} migration(s); run: cvr db migrate`,
      );
    }
    await clearRemains(this.client);
  }

  /** The database's URL without its password. */
  get description(): string {
    return describeDatabase(this.target);
  }

  /** Starts a dataset that nobody sees until its `complete()`. */
  beginDataset(dataset: NewDataset): Promise<DatasetWriter> {
    return DatasetWriter.begin(this.client, dataset);
  }

  migrationStatus(): Promise<MigrationStatus> {
    return migrationStatus(this.client, this.target);
  }

  /** Applies pending migrations. @returns their names */
  migrate(): Promise<string[]> {
    return migrate(this.client, this.target);
  }

  /** Resolves when the database answers. */
  async ready(): Promise<void> {
    await this.client.$queryRawUnsafe('SELECT 1');
  }

  async close(): Promise<void> {
    await this.client.$disconnect();
  }
}
