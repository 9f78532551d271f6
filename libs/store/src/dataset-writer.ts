import type { ContestCounts } from '@crossvote/election';
import { attributeChecksum, blockChecksum, kindsOf, marksChecksum } from './checksum.ts';
import type { Connection } from './connection.ts';
import { presentTime } from './database-clock.ts';
import { changeStatus, lockCompletion, lockDataset } from './dataset-lock.ts';
import type {
  FinishedDataset,
  NewBlock,
  NewContest,
  NewDataset,
  PackedBlock,
} from './dataset-parts.ts';
import type { IngestRunRow } from './dataset-rows.ts';
import { deleteDataset, removeContents, removeRows } from './delete-dataset.ts';
import { finishDataset } from './finish-dataset.ts';
import { hashesOf, holdersOf } from './holders-of.ts';
import { thisProcess } from './ingest-process.ts';
import { cutLog } from './space.ts';
import { insertRows } from './sql/insert-rows.ts';
import { insertRow, selectRows, updateRows } from './sql/rows.ts';
import type { Sql } from './sql/sql.ts';
import { StoreError } from './store-error.ts';

/** A file of the dataset is already in another dataset. */
export class AlreadyIngestedError extends StoreError {
  constructor(
    readonly fileName: string,
    readonly datasetId: number,
  ) {
    super(
      `${fileName} is already in dataset ${datasetId}; use --replace to put this one in its place`,
    );
  }
}

/** Well below the time without a heartbeat after which a run counts as dead (recovery.ts). */
const heartbeatMs = 30_000;

/** Counts of a contest before its results are known. */
const noCounts: ContestCounts = {
  ...{ records: 0, votes: 0, undervotes: 0, overvotes: 0 },
  ...{ undervotedRecords: 0, overvotedRecords: 0, redactedRecords: 0 },
};

/**
 * Writes one dataset: first the blocks as they come, then everything else. It becomes visible only with `complete()`.
 */
export class DatasetWriter {
  private contestIds: number[] = [];
  private ordinal = 0;
  private readonly heart: NodeJS.Timeout;

  private constructor(
    private readonly connection: Connection,
    readonly datasetId: number,
    private readonly runId: number,
    private readonly begun: Pick<IngestRunRow, 'format' | 'startedAt'>,
  ) {
    // Reading between two blocks may take long. After a failed heartbeat the next one is enough.
    this.heart = setInterval(() => {
      beat(connection, runId).catch(() => undefined);
    }, heartbeatMs).unref();
  }

  static async begin(connection: Connection, { format }: NewDataset): Promise<DatasetWriter> {
    const startedAt = new Date();
    const { host, pid, processStart } = thisProcess();
    const [datasetId, runId] = await connection.transaction(async (transaction) => {
      const id = await insertRow(transaction, 'Dataset', {
        ...{ name: '', description: '', electionDate: '', electionType: 'other' },
        ...{ status: 'processing', createdAt: startedAt },
      });
      const run = { datasetId: id, format, softwareVersion: '', host, pid, processStart };
      const times = { startedAt, heartbeatAt: startedAt };
      const made = await insertRow(transaction, 'IngestRun', { ...run, ...times });
      await beat(transaction, made);
      return [id, made] as const;
    });
    return new DatasetWriter(connection, datasetId, runId, { format, startedAt });
  }

  /** Stores one block. `contests` are all contests declared so far, in their order. */
  async writeBlock(block: NewBlock, contests: readonly NewContest[]): Promise<void> {
    const ordinal = this.ordinal;
    const { datasetId } = this;
    const { recordCount } = block;
    const kinds = kindsOf(block.attributes.map(([kind]) => kind));
    const contestCount = block.marks.length;
    const facts = { datasetId, ordinal, recordCount, kinds, contestCount };
    await this.connection.transaction(async (transaction) => {
      await this.stillMine(transaction);
      await this.createContests(transaction, contests);
      await insertRows(transaction, 'Block', [{ ...facts, checksum: blockChecksum(facts) }]);
      await insertRows(
        transaction,
        'MarkBlock',
        block.marks.map(([position, column]) => {
          const contestId = this.contestId(position);
          const { layouts } = column;
          const checksum = marksChecksum(contestId, ordinal, column);
          return { contestId, ordinal, ...packed(column), layouts, checksum };
        }),
      );
      await insertRows(
        transaction,
        'AttributeBlock',
        block.attributes.map(([kind, column]) => {
          const { ofLayouts } = column;
          const checksum = attributeChecksum(datasetId, kind, ordinal, column);
          return { datasetId, kind, ordinal, ...packed(column), ofLayouts, checksum };
        }),
      );
    });
    this.ordinal += 1;
  }

  /**
   * Makes the dataset visible, and hides the datasets that it replaces in the same transaction.
   *
   * @throws AlreadyIngestedError when a completed dataset holds one of the files and is not to be replaced
   */
  async complete(finished: FinishedDataset): Promise<{ replaced: number[] }> {
    const replaced = await this.connection.transaction(async (transaction) => {
      await lockCompletion(transaction);
      await this.stillMine(transaction);
      const others = await holdersOf(transaction, hashesOf(finished.files));
      const [first] = others;
      if (first && !finished.replace)
        throw new AlreadyIngestedError(first.fileName, first.datasetId);
      await this.createContests(transaction, finished.contests);
      await this.finish(transaction, finished);
      return hide(transaction, [...new Set(others.map(({ datasetId }) => datasetId))]);
    });
    clearInterval(this.heart);
    for (const id of replaced) {
      // The new dataset is complete even if this fails. Rows that are left over are hidden, and the next start removes
      // them.
      await removeRows(this.connection, id).catch(() => undefined);
    }
    return { replaced };
  }

  /** Removes the contests and blocks written so far, so that they can be written again. */
  async startOver(): Promise<void> {
    await this.connection.transaction((transaction) => this.stillMine(transaction));
    await removeContents(this.connection, this.datasetId);
    this.contestIds = [];
    this.ordinal = 0;
  }

  /** Removes everything written so far. A completed dataset stays. */
  async abandon(): Promise<void> {
    clearInterval(this.heart);
    await cutLog(this.connection);
    await deleteDataset(this.connection, this.datasetId, 'processing');
  }

  private finish(transaction: Sql, finished: FinishedDataset): Promise<void> {
    const { begun, datasetId, runId, contestIds, ordinal } = this;
    const written = { ...begun, datasetId, runId, contestIds, blockCount: ordinal };
    return finishDataset(transaction, written, finished);
  }

  private contestId(position: number): number {
    const id = this.contestIds[position];
    if (id === undefined) throw new RangeError(`contest ${position} was not declared`);
    return id;
  }

  private async createContests(transaction: Sql, contests: readonly NewContest[]): Promise<void> {
    const known = this.contestIds.length;
    if (contests.length === known) return;
    const { datasetId } = this;
    const added = contests.slice(known).map((contest, index) => {
      const { name, code, party, voteFor, rankLimit } = contest;
      const position = known + index;
      return { datasetId, position, name, code, party, voteFor, rankLimit, ...noCounts };
    });
    await insertRows(transaction, 'Contest', added);
    const theirs = { datasetId, position: { gte: known } };
    const rows = await selectRows(transaction, 'Contest', ['id'], theirs, 'position');
    this.contestIds.push(...rows.map(({ id }) => id));
  }

  /** Fails when another process has cleared the run. Otherwise nobody can clear it before the transaction ends. */
  private async stillMine(transaction: Sql): Promise<void> {
    if (!(await lockDataset(transaction, this.datasetId, 'processing'))) {
      throw new StoreError(
        'this ingest was taken for dead and cleared by another process; run it again',
      );
    }
    await beat(transaction, this.runId);
  }
}

/** Heartbeat: shows other processes that a run is alive, by the clock of the database, which all of them see. */
async function beat(sql: Sql, runId: number): Promise<void> {
  const heartbeatAt = presentTime[sql.provider];
  await updateRows(sql, 'IngestRun', { id: runId }, { heartbeatAt });
}

/** The cells that every column of a block has. */
function packed({ dictionary, width, codes, isDeflated }: PackedBlock): PackedBlock {
  return { dictionary, width, codes, isDeflated };
}

/** @returns ids of the datasets that were still visible */
async function hide(transaction: Sql, ids: readonly number[]): Promise<number[]> {
  const hidden: number[] = [];
  for (const id of ids) {
    if (await changeStatus(transaction, id, 'completed', 'deleting')) hidden.push(id);
  }
  return hidden;
}
