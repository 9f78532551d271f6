import { lockDataset } from './dataset-lock.ts';
import type { Client } from './prisma-client.ts';

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
  constructor(private readonly client: Client) {}

  /** The table of a pair; null where it was not counted yet, or there is no such dataset. */
  async find(datasetId: number, { firstPosition, secondPosition }: ContestPair) {
    const row = await this.client.crossTable.findFirst({
      where: { datasetId, firstPosition, secondPosition, dataset: { status: 'completed' } },
      select: { counts: true },
    });
    return row?.counts ?? null;
  }

  /** Keeps tables of a completed dataset; of one that is gone, or those that are there, nothing is written. */
  async keep(datasetId: number, tables: readonly StoredCrossTable[]): Promise<void> {
    await this.client.$transaction(async (transaction) => {
      if (!(await lockDataset(transaction, datasetId, 'completed'))) return;
      for (const { counts, ...pair } of tables) {
        const key = { datasetId, ...pair };
        await transaction.crossTable.upsert({
          where: { datasetId_firstPosition_secondPosition: key },
          create: { ...key, counts },
          update: {},
        });
      }
    });
  }
}
