import { crossTableChecksum } from './checksum.ts';
import type { Connection } from './connection.ts';
import { refuseDamage } from './damage.ts';
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

  /**
   * The table of a pair; null where it was not counted yet, or there is no such dataset.
   *
   * @throws DamagedError where it is not what was written, unless it is to be told
   */
  async find(
    datasetId: number,
    pair: ContestPair,
    onDamage = refuseDamage(datasetId),
  ): Promise<Uint8Array<ArrayBuffer> | null> {
    const { firstPosition, secondPosition } = pair;
    const client = await this.connection.prisma();
    const row = await client.crossTable.findFirst({
      where: {
        datasetId,
        firstPosition,
        secondPosition,
        dataset: { status: { notIn: ['processing', 'deleting'] } },
      },
      select: { counts: true, checksum: true },
    });
    if (!row) return null;
    const { counts, checksum } = row;
    if (checksum !== crossTableChecksum(datasetId, { ...pair, counts }))
      onDamage(`the cross table of the contests at ${firstPosition} and ${secondPosition}`);
    return counts;
  }

  /** The pairs of a dataset of which there are tables. */
  async pairs(datasetId: number): Promise<ContestPair[]> {
    return this.connection.query<ContestPair>(
      `SELECT "firstPosition", "secondPosition" FROM "CrossTable" WHERE "datasetId" = $1
       ORDER BY "firstPosition", "secondPosition"`,
      datasetId,
    );
  }

  /** Keeps tables of a completed dataset; of one that is gone, or those that are there, nothing is written. */
  async keep(datasetId: number, tables: readonly StoredCrossTable[]): Promise<void> {
    await this.connection.transaction(async (transaction) => {
      if (!(await lockDataset(transaction, datasetId, 'completed'))) return;
      for (const table of tables)
        await transaction.execute(
          `INSERT INTO "CrossTable" ("datasetId", "firstPosition", "secondPosition", "counts", "checksum")
           VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
          ...[datasetId, table.firstPosition, table.secondPosition, table.counts],
          crossTableChecksum(datasetId, table),
        );
    });
  }
}
