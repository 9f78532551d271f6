import type { Connection } from './connection.ts';
import { lockDataset } from './dataset-lock.ts';

/** Two contests of a dataset by their places in the export; the first is never above the second. */
export interface ContestPair {
  readonly firstPosition: number;
  readonly secondPosition: number;
}

/** The encoded cross table of two contests. */
export interface StoredCrossTable extends ContestPair {
  readonly counts: Uint8Array<ArrayBuffer>;
}

/** Keeps cross tables that were counted, so that no question counts them again. */
export class CrossTableRepository {
  constructor(private readonly connection: Connection) {}

  /** The table of a pair; null where it was not counted yet, or there is no such dataset. */
  async find(datasetId: number, { firstPosition, secondPosition }: ContestPair) {
    const client = await this.connection.prisma();
    const row = await client.crossTable.findFirst({
      where: { datasetId, firstPosition, secondPosition, dataset: { status: 'completed' } },
      select: { counts: true },
    });
    return row?.counts ?? null;
  }

  /** Keeps tables of a completed dataset; of one that is gone, or those that are there, nothing is written. */
  async keep(datasetId: number, tables: readonly StoredCrossTable[]): Promise<void> {
    await this.connection.transaction(async (transaction) => {
      if (!(await lockDataset(transaction, datasetId, 'completed'))) return;
      for (const { firstPosition, secondPosition, counts } of tables)
        await transaction.execute(
          `INSERT INTO "CrossTable" ("datasetId", "firstPosition", "secondPosition", "counts")
           VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
          ...[datasetId, firstPosition, secondPosition, counts],
        );
    });
  }
}
