import type { ContestCounts, Visibility } from '@crossvote/election';
import { attributeChecksum, blockChecksum, kindsOf, marksChecksum } from './checksum.ts';
import type { Connection } from './connection.ts';
import { presentTime } from './database-clock.ts';
import { changeStatus, lockCompletion, lockDataset } from './dataset-lock.ts';
import type {
  DatasetPlace,
  FinishedDataset,
  NewBlock,
  NewContest,
  NewDataset,
  PackedBlock,
  ReplacedIds,
} from './dataset-parts.ts';
import { DatasetRepository } from './datasets.ts';
import type { IngestRunRow } from './dataset-rows.ts';
import { deleteDataset, removeContents, removeRows } from './delete-dataset.ts';
import { finishDataset, type WrittenDataset } from './finish-dataset.ts';
import { hashesOf, holdersOf } from './holders-of.ts';
import { thisProcess } from './ingest-process.ts';
import { planIds, type IdPlan } from './kept-ids.ts';
import { cutLog } from './space.ts';
import { insertRows } from './sql/insert-rows.ts';
import { insertRow, selectRows, updateRows } from './sql/rows.ts';
import type { Sql } from './sql/sql.ts';
import { StoreError } from './store-error.ts';
import { visibilities, visibilityOf } from './stored-dataset.ts';

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

/** What completing a dataset came to. */
export interface CompletedDataset {
  /** Ids of the datasets that gave way. */
  readonly replaced: readonly number[];
  /** What became of the ids of the one whose place it took; undefined where it took none. */
  readonly ids: ReplacedIds | undefined;
}

/** Well below the silence after which others take a run for dead (recovery.ts). */
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
    /** Id of its row. */
    private readonly version: number,
    private readonly runId: number,
    private readonly begun: Pick<IngestRunRow, 'format' | 'startedAt'>,
    private readonly inPlaceOf: DatasetPlace | undefined,
  ) {
    // Reading between two blocks may take long. After a failed heartbeat the next one is enough.
    this.heart = setInterval(() => {
      beat(connection, runId).catch(() => undefined);
    }, heartbeatMs).unref();
  }

  static async begin(
    connection: Connection,
    { format, inPlaceOf }: NewDataset,
  ): Promise<DatasetWriter> {
    const startedAt = new Date();
    const { host, pid, processStart } = thisProcess();
    const [version, runId] = await connection.transaction(async (transaction) => {
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
    return new DatasetWriter(connection, version, runId, { format, startedAt }, inPlaceOf);
  }

  /** What everybody calls the dataset once it is complete. */
  get datasetId(): number {
    return this.inPlaceOf?.id ?? this.version;
  }

  /** Stores one block. `contests` are all contests declared so far, in their order. */
  async writeBlock(block: NewBlock, contests: readonly NewContest[]): Promise<void> {
    const ordinal = this.ordinal;
    const { version: datasetId } = this;
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
   * @throws AlreadyIngestedError when a completed dataset holds one of the files, and is not to be replaced; StoreError when
   *   the one whose place it takes is not there any more
   */
  async complete(finished: FinishedDataset): Promise<CompletedDataset> {
    // A version never changes; whether it is still there is looked at below.
    const before = await this.idsBefore(finished);
    const hidden = await this.connection.transaction(async (transaction) => {
      await lockCompletion(transaction);
      await this.stillMine(transaction);
      const holders = await this.refuseHeld(transaction, finished);
      await this.createContests(transaction, finished.contests);
      const gone = await hide(transaction, holders);
      const visibility = await leastVisibility(transaction, gone);
      await this.finish(transaction, finished, { visibility, kept: before?.kept ?? [] });
      return gone;
    });
    clearInterval(this.heart);
    for (const { version } of hidden) {
      // The new dataset is there whatever comes; rows that stay behind are hidden, and go at the next start.
      await removeRows(this.connection, version).catch(() => undefined);
    }
    return { replaced: hidden.map(({ id }) => id), ids: before?.report };
  }

  /** @returns the datasets that give way */
  private async refuseHeld(
    transaction: Sql,
    { files, replace }: FinishedDataset,
  ): Promise<DatasetPlace[]> {
    const { inPlaceOf } = this;
    const holders = await holdersOf(transaction, hashesOf(files));
    const other = holders.find(({ version }) => version !== inPlaceOf?.version);
    if (other && (inPlaceOf !== undefined || !replace))
      throw new AlreadyIngestedError(other.fileName, other.datasetId);
    if (inPlaceOf && !(await lockDataset(transaction, inPlaceOf.version, 'completed')))
      throw new StoreError(
        `dataset ${inPlaceOf.id} was removed or replaced by others meanwhile, and nothing was stored; run it again`,
      );
    if (inPlaceOf) return [inPlaceOf];
    const byVersion = new Map(holders.map(({ version, datasetId: id }) => [version, id]));
    return [...byVersion].map(([version, id]) => ({ version, id }));
  }

  /** The ids that contests and choices keep; undefined where it takes no place. */
  private async idsBefore({ contests }: FinishedDataset): Promise<IdPlan | undefined> {
    const { inPlaceOf } = this;
    if (!inPlaceOf) return undefined;
    const datasets = new DatasetRepository(this.connection, inPlaceOf.version);
    // What is damaged gives its ids all the same.
    const before = await datasets.contests(inPlaceOf.id, () => undefined);
    return planIds(before ?? [], contests);
  }

  /** Removes the contests and blocks written so far, so that they can be written again. */
  async startOver(): Promise<void> {
    await this.connection.transaction((transaction) => this.stillMine(transaction));
    await removeContents(this.connection, this.version);
    this.contestIds = [];
    this.ordinal = 0;
  }

  /** Removes everything written so far. A completed dataset stays. */
  async abandon(): Promise<void> {
    clearInterval(this.heart);
    await cutLog(this.connection);
    await deleteDataset(this.connection, this.version, 'processing');
  }

  private finish(
    transaction: Sql,
    finished: FinishedDataset,
    inherited: Pick<WrittenDataset, 'visibility' | 'kept'>,
  ): Promise<void> {
    const { begun, version: datasetId, runId, contestIds, ordinal, inPlaceOf } = this;
    const publicId = inPlaceOf?.id ?? null;
    const written = { ...begun, datasetId, runId, contestIds, blockCount: ordinal, publicId };
    return finishDataset(transaction, { ...written, ...inherited }, finished);
  }

  private contestId(position: number): number {
    const id = this.contestIds[position];
    if (id === undefined) throw new RangeError(`contest ${position} was not declared`);
    return id;
  }

  private async createContests(transaction: Sql, contests: readonly NewContest[]): Promise<void> {
    const known = this.contestIds.length;
    if (contests.length === known) return;
    const { version: datasetId } = this;
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
    if (!(await lockDataset(transaction, this.version, 'processing'))) {
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

/** @returns those that were there to be hidden */
async function hide(transaction: Sql, datasets: readonly DatasetPlace[]): Promise<DatasetPlace[]> {
  const hidden: DatasetPlace[] = [];
  for (const dataset of datasets)
    if (await changeStatus(transaction, dataset.version, 'completed', 'deleting'))
      hidden.push(dataset);
  return hidden;
}

/** Who may see what takes the place of these datasets: who could see each of them. */
async function leastVisibility(
  transaction: Sql,
  gone: readonly DatasetPlace[],
): Promise<Visibility> {
  const seen = new Set<Visibility>();
  for (const { version } of gone)
    for (const { visibility } of await selectRows(transaction, 'Dataset', ['visibility'], {
      id: version,
    }))
      seen.add(visibilityOf(visibility) ?? 'office');
  return visibilities.find((one) => seen.has(one)) ?? 'keyed';
}
