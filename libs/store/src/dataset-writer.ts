import { lockCompletion, lockDataset } from './dataset-lock.ts';
import type {
  FinishedContest,
  FinishedDataset,
  NewBlock,
  NewContest,
  NewDataset,
} from './dataset-parts.ts';
import type { DatabaseTarget } from './database-url.ts';
import { deleteDataset, removeRows } from './delete-dataset.ts';
import { thisProcess } from './ingest-process.ts';
import type { Client, TransactionClient } from './prisma-client.ts';
import { StoreError } from './store-error.ts';

/** A file of the dataset is in another one already. */
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

const rowsOfStatement = 4;
/** Well below the silence after which others take a run for dead (recovery.ts). */
const heartbeatMs = 30_000;

/** Results of a contest until the end brings them. */
const noResults = {
  records: 0,
  votes: 0,
  undervotes: 0,
  overvotes: 0,
  undervotedRecords: 0,
  overvotedRecords: 0,
  redactedRecords: 0,
};

/** Writes one dataset: blocks as they come, then everything else; visible only after `complete()`. */
export class DatasetWriter {
  private readonly contestIds: number[] = [];
  private ordinal = 0;
  private readonly heart: NodeJS.Timeout;

  private constructor(
    private readonly client: Client,
    private readonly provider: DatabaseTarget['provider'],
    readonly datasetId: number,
    private readonly runId: number,
  ) {
    // Reading may take long between two blocks. A beat that fails is made up for by the next one.
    this.heart = setInterval(() => {
      this.beat(client).catch(() => undefined);
    }, heartbeatMs).unref();
  }

  static async begin(
    client: Client,
    provider: DatabaseTarget['provider'],
    { format }: NewDataset,
  ): Promise<DatasetWriter> {
    const now = new Date();
    const { id, ingestRun } = await client.dataset.create({
      data: {
        name: '',
        description: '',
        electionDate: '',
        electionType: 'other',
        status: 'processing',
        ingestRun: {
          create: {
            format,
            softwareVersion: '',
            ...thisProcess(),
            startedAt: now,
            heartbeatAt: now,
          },
        },
      },
      include: { ingestRun: true },
    });
    if (!ingestRun) throw new StoreError('the ingest run was not stored');
    return new DatasetWriter(client, provider, id, ingestRun.id);
  }

  /** Stores one block. `contests` are all contests declared so far, in their order. */
  async writeBlock(block: NewBlock, contests: readonly NewContest[]): Promise<void> {
    const ordinal = this.ordinal;
    const { datasetId } = this;
    await this.client.$transaction(async (transaction) => {
      await this.stillMine(transaction);
      await this.createContests(transaction, contests);
      await transaction.block.create({
        data: { datasetId, ordinal, recordCount: block.recordCount },
      });
      const marks = block.marks.map(([position, packed]) => ({
        contestId: this.contestId(position),
        ordinal,
        ...packed,
      }));
      for (let i = 0; i < marks.length; i += rowsOfStatement) {
        await transaction.markBlock.createMany({ data: marks.slice(i, i + rowsOfStatement) });
      }
      const attributes = block.attributes.map(([kind, packed]) => ({
        datasetId,
        kind,
        ordinal,
        ...packed,
      }));
      if (attributes.length > 0) await transaction.attributeBlock.createMany({ data: attributes });
    });
    this.ordinal += 1;
  }

  /**
   * Makes the dataset visible, in one transaction with the hiding of what it replaces.
   *
   * @throws AlreadyIngestedError when a completed dataset holds one of the files, and is not to be replaced
   */
  async complete(finished: FinishedDataset): Promise<{ replaced: number[] }> {
    const replaced = await this.client.$transaction(async (transaction) => {
      await lockCompletion(transaction, this.provider);
      await this.stillMine(transaction);
      const others = await holdersOf(
        transaction,
        finished.files.map(({ sha256 }) => sha256),
      );
      const [first] = others;
      if (first && !finished.replace)
        throw new AlreadyIngestedError(first.fileName, first.datasetId);
      await this.createContests(transaction, finished.contests);
      for (const [position, contest] of finished.contests.entries())
        await this.finishContest(transaction, position, contest);
      await this.finishRun(transaction, finished);
      await this.show(transaction, finished);
      return hide(transaction, [...new Set(others.map(({ datasetId }) => datasetId))]);
    });
    clearInterval(this.heart);
    for (const id of replaced) {
      // The new dataset is there whatever comes; rows that stay behind are hidden, and go at the next start.
      await removeRows(this.client, id).catch(() => undefined);
    }
    return { replaced };
  }

  /** Removes everything written so far; a completed dataset stays. */
  async abandon(): Promise<void> {
    clearInterval(this.heart);
    await deleteDataset(this.client, this.datasetId, 'processing');
  }

  private contestId(position: number): number {
    const id = this.contestIds[position];
    if (id === undefined) throw new RangeError(`contest ${position} was not declared`);
    return id;
  }

  private async createContests(
    transaction: TransactionClient,
    contests: readonly NewContest[],
  ): Promise<void> {
    const known = this.contestIds.length;
    if (contests.length === known) return;
    const data = contests.slice(known).map(({ name, code, party, voteFor, rankLimit }, index) => ({
      datasetId: this.datasetId,
      position: known + index,
      name,
      code,
      party,
      voteFor,
      rankLimit,
      ...noResults,
    }));
    await transaction.contest.createMany({ data });
    const rows = await transaction.contest.findMany({
      where: { datasetId: this.datasetId, position: { gte: known } },
      orderBy: { position: 'asc' },
      select: { id: true },
    });
    this.contestIds.push(...rows.map(({ id }) => id));
  }

  private async finishContest(
    transaction: TransactionClient,
    position: number,
    contest: FinishedContest,
  ): Promise<void> {
    const { choices, ...results } = contest;
    const contestId = this.contestId(position);
    const votes = choices.reduce((sum, { voteCount }) => sum + voteCount, 0);
    await transaction.contest.update({ where: { id: contestId }, data: { ...results, votes } });
    const data = choices.map((choice, place) => ({ contestId, position: place, ...choice }));
    for (let i = 0; i < data.length; i += 1000)
      await transaction.choice.createMany({ data: data.slice(i, i + 1000) });
  }

  private async finishRun(
    transaction: TransactionClient,
    finished: FinishedDataset,
  ): Promise<void> {
    const { softwareVersion, recordsRead, stored, refused, issues } = finished;
    await transaction.ingestRun.update({
      where: { id: this.runId },
      data: { softwareVersion, recordsRead, stored, refused, issues, finishedAt: new Date() },
    });
    const files = finished.files.map(({ name, sha256, sizeBytes }, ordinal) => ({
      runId: this.runId,
      ordinal,
      name,
      sha256,
      sizeBytes: BigInt(sizeBytes),
    }));
    await transaction.ingestFile.createMany({ data: files });
  }

  private async show(transaction: TransactionClient, finished: FinishedDataset): Promise<void> {
    const { name, description, electionDate, electionType, stored } = finished;
    await transaction.dataset.update({
      where: { id: this.datasetId },
      data: {
        name,
        description,
        electionDate,
        electionType,
        totalRecords: stored,
        status: 'completed',
        completedAt: new Date(),
      },
    });
  }

  /** Fails when the run was cleared by others; else nobody clears it before the transaction ends. */
  private async stillMine(transaction: TransactionClient): Promise<void> {
    if (!(await lockDataset(transaction, this.datasetId, 'processing'))) {
      throw new StoreError(
        'this ingest was taken for dead and cleared by another process; run it again',
      );
    }
    await this.beat(transaction);
  }

  /** Tells other processes that this run lives. */
  private async beat(client: TransactionClient): Promise<void> {
    await client.ingestRun.updateMany({
      where: { id: this.runId },
      data: { heartbeatAt: new Date() },
    });
  }
}

/** @returns ids of those that were there to be hidden */
async function hide(transaction: TransactionClient, ids: readonly number[]): Promise<number[]> {
  const hidden: number[] = [];
  for (const id of ids) {
    const { count } = await transaction.dataset.updateMany({
      where: { id, status: 'completed' },
      data: { status: 'deleting' },
    });
    if (count > 0) hidden.push(id);
  }
  return hidden;
}

/** Completed datasets that hold a file with one of these hashes. */
export async function holdersOf(
  client: TransactionClient,
  sha256: readonly string[],
): Promise<{ fileName: string; datasetId: number }[]> {
  const files = await client.ingestFile.findMany({
    where: { sha256: { in: [...sha256] }, run: { dataset: { status: 'completed' } } },
    include: { run: { select: { datasetId: true } } },
    orderBy: { runId: 'asc' },
  });
  return files.map(({ name, run }) => ({ fileName: name, datasetId: run.datasetId }));
}
