import statement from 'sql-template-tag';
import { crossTableChecksum } from './checksum.ts';
import type { Connection } from './connection.ts';
import { refuseDamage } from './damage.ts';
import { lockDataset, visible } from './dataset-lock.ts';
import { insertRows } from './sql/insert-rows.ts';
import type { StoredRow } from './sql/models.ts';
import { selectRows } from './sql/rows.ts';
import { Table } from './sql/table.ts';
import type { ContestPair, StoredCrossTable } from './dataset-parts.ts';

const crossTable = new Table('CrossTable', 't');
const dataset = new Table('Dataset', 'd');

/** Keeps cross tables that were counted, so that no question counts them again. Each is of one version of a dataset. */
export class CrossTableRepository {
  constructor(private readonly connection: Connection) {}

  /**
   * The table of a pair; null where it was not counted yet, or the dataset is not there.
   *
   * @throws DamagedError where it is damaged and `onDamage` is not given
   */
  async find(
    version: number,
    pair: ContestPair,
    onDamage = refuseDamage(version),
  ): Promise<Uint8Array<ArrayBuffer> | null> {
    const { firstPosition, secondPosition } = pair;
    const [row] = await this.connection.query<Pick<StoredRow<'CrossTable'>, 'counts' | 'checksum'>>(
      statement`SELECT ${crossTable.columns('counts', 'checksum')} FROM ${crossTable.name}
        JOIN ${dataset.name} ON ${dataset.columns('id')} = ${crossTable.columns('datasetId')}
        WHERE ${crossTable.where({ datasetId: version, firstPosition, secondPosition })} AND ${dataset.where(visible)}`,
    );
    if (!row) return null;
    const { counts, checksum } = row;
    if (checksum !== crossTableChecksum(version, { ...pair, counts }))
      onDamage(`the cross table of the contests at ${firstPosition} and ${secondPosition}`);
    return counts;
  }

  /** The pairs of a dataset of which there are tables. */
  async pairs(version: number): Promise<ContestPair[]> {
    const pair = ['firstPosition', 'secondPosition'] as const;
    return selectRows(this.connection, 'CrossTable', pair, { datasetId: version }, ...pair);
  }

  /** Keeps tables of a completed dataset; of one that is gone, or those that are there, nothing is written. */
  async keep(version: number, tables: readonly StoredCrossTable[]): Promise<void> {
    await this.connection.transaction(async (transaction) => {
      if (!(await lockDataset(transaction, version, 'completed'))) return;
      const rows = tables.map(({ firstPosition, secondPosition, counts }) => {
        const table = { firstPosition, secondPosition, counts };
        return { datasetId: version, ...table, checksum: crossTableChecksum(version, table) };
      });
      await insertRows(transaction, 'CrossTable', rows, { skipDuplicates: true });
    });
  }
}
