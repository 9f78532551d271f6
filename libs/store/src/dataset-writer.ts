import os from 'node:os';
import { StoreError } from './database-url.ts';
import { deleteDataset } from './delete-dataset.ts';
import type { Client, TransactionClient } from './prisma-client.ts';

/** What is known of a dataset before its first record. */
export interface NewDataset {
  readonly format: string;
}

/** A contest as first seen; its results follow at the end. */
export interface NewContest {
  readonly name: string;
  readonly voteFor: number;
  readonly rankLimit: number;
}

/** One packed column of one block, with its dictionary in bytes. */
export interface PackedBlock {
  readonly dictionary: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly codes: Uint8Array<ArrayBuffer>;
}

/** A run of consecutive records. */
export interface NewBlock {
  readonly recordCount: number;
  /** By the contest's place in the export. */
  readonly marks: readonly (readonly [position: number, block: PackedBlock])[];
  readonly attributes: readonly (readonly [kind: string, block: PackedBlock])[];
}

/** A contest with its results; counts as in the models of prisma/schema.prisma. */
export interface FinishedContest extends NewContest {
  readonly records: number;
  readonly undervotes: number;
  readonly overvotes: number;
  readonly undervotedRecords: number;
  readonly overvotedRecords: number;
  readonly redactedRecords: number;
  readonly choices: readonly {
    readonly name: string;
    readonly party: string;
    readonly isWriteIn: boolean;
    readonly voteCount: number;
  }[];
}

/** All that is known at the end. */
export interface FinishedDataset {
  readonly name: string;
  readonly description: string;
  readonly electionDate: string;
  readonly electionType: string;
  readonly softwareVersion: string;
  readonly recordsRead: number;
  readonly stored: number;
  readonly refused: number;
  /** JSON text of the issues. */
  readonly issues: string;
  readonly contests: readonly FinishedContest[];
  readonly files: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly sizeBytes: number;
  }[];
  /** Whether datasets that hold one of the files give way to this one. */
  readonly replace: boolean;
}

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

const rowsOfStatement = 50;

/** Writes one dataset: blocks as they come, then everything else; visible only after `complete()`. */
export class DatasetWriter {
  private readonly contestIds: number[] = [];
  private ordinal = 0;

  private constructor(
    private readonly client: Client,
    readonly datasetId: number,
    private readonly runId: number,
  ) {}

  static async begin(client: Client, { format }: NewDataset): Promise<DatasetWriter> {
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
            host: os.hostname(),
            pid: process.pid,
            startedAt: now,
            heartbeatAt: now,
          },
        },
      },
      include: { ingestRun: true },
    });
    if (!ingestRun) throw new StoreError('the ingest run was not stored');
    return new DatasetWriter(client, id, ingestRun.id);
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

  /** Makes the dataset visible, in one transaction with the removal of what it replaces. */
  async complete(finished: FinishedDataset): Promise<{ replaced: number[] }> {
    const replaced = await this.client.$transaction(async (transaction) => {
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
      const ids = [...new Set(others.map(({ datasetId }) => datasetId))];
      await transaction.dataset.updateMany({
        where: { id: { in: ids } },
        data: { status: 'deleting' },
      });
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
      return ids;
    });
    for (const id of replaced) await deleteDataset(this.client, id);
    return { replaced };
  }

  /** Removes everything written so far. */
  async abandon(): Promise<void> {
    await deleteDataset(this.client, this.datasetId);
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
    const none = {
      records: 0,
      votes: 0,
      undervotes: 0,
      overvotes: 0,
      undervotedRecords: 0,
      overvotedRecords: 0,
      redactedRecords: 0,
    };
    const known = this.contestIds.length;
    if (contests.length === known) return;
    const data = contests.slice(known).map(({ name, voteFor, rankLimit }, index) => ({
      datasetId: this.datasetId,
      position: known + index,
      name,
      voteFor,
      rankLimit,
      ...none,
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

  /** The beat that keeps others from clearing this run; fails when it was cleared all the same. */
  private async stillMine(transaction: TransactionClient): Promise<void> {
    const { count } = await transaction.ingestRun.updateMany({
      where: { id: this.runId, dataset: { status: 'processing' } },
      data: { heartbeatAt: new Date() },
    });
    if (count === 0)
      throw new StoreError(
        'this ingest was taken for dead and cleared by another process; run it again',
      );
  }
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
