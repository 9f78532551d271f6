import type { ContestCounts } from '@crossvote/election';
import {
  attributeChecksum,
  blockChecksum,
  contestChecksum,
  datasetChecksum,
  kindsOf,
  marksChecksum,
  runChecksum,
} from './checksum.ts';
import type { Connection } from './connection.ts';
import { presentTime } from './database-clock.ts';
import { changeStatus, lockCompletion, lockDataset } from './dataset-lock.ts';
import type {
  FinishedContest,
  FinishedDataset,
  HashedFile,
  NewBlock,
  NewContest,
  NewDataset,
  PackedBlock,
} from './dataset-parts.ts';
import type { IngestFileRow, IngestRunRow } from './dataset-rows.ts';
import { deleteDataset, removeContents, removeRows } from './delete-dataset.ts';
import { hashesOf, holdersOf } from './holders-of.ts';
import { thisProcess } from './ingest-process.ts';
import { cutLog } from './space.ts';
import { insertRows } from './sql/insert-rows.ts';
import { insertRow, selectRows, updateRows } from './sql/rows.ts';
import type { Sql } from './sql/sql.ts';
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

/** Well below the silence after which others take a run for dead (recovery.ts). */
const heartbeatMs = 30_000;

/** Of a contest whose results follow at the end. */
const noCounts: ContestCounts = {
  ...{ records: 0, votes: 0, undervotes: 0, overvotes: 0 },
  ...{ undervotedRecords: 0, overvotedRecords: 0, redactedRecords: 0 },
};

/** Writes one dataset: blocks as they come, then everything else; visible only after `complete()`. */
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
    // Reading may take long between two blocks. A beat that fails is made up for by the next one.
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
   * Makes the dataset visible, in one transaction with the hiding of what it replaces.
   *
   * @throws AlreadyIngestedError when a completed dataset holds one of the files, and is not to be replaced
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
      const { contests } = finished;
      for (const [position, contest] of contests.entries())
        await this.finishContest(transaction, position, contest);
      const now = new Date();
      await this.finishRun(transaction, finished, now);
      await this.show(transaction, finished, now);
      return hide(transaction, [...new Set(others.map(({ datasetId }) => datasetId))]);
    });
    clearInterval(this.heart);
    for (const id of replaced) {
      // The new dataset is there whatever comes; rows that stay behind are hidden, and go at the next start.
      await removeRows(this.connection, id).catch(() => undefined);
    }
    return { replaced };
  }

  /** Removes contests and blocks written so far: they are written anew. */
  async startOver(): Promise<void> {
    await this.connection.transaction((transaction) => this.stillMine(transaction));
    await removeContents(this.connection, this.datasetId);
    this.contestIds = [];
    this.ordinal = 0;
  }

  /** Removes everything written so far; a completed dataset stays. */
  async abandon(): Promise<void> {
    clearInterval(this.heart);
    await cutLog(this.connection);
    await deleteDataset(this.connection, this.datasetId, 'processing');
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

  private async finishContest(
    transaction: Sql,
    position: number,
    contest: FinishedContest,
  ): Promise<void> {
    const contestId = this.contestId(position);
    const added = contest.choices.map((choice, place) => {
      const { name, party, isWriteIn, code } = choice;
      const votes = totals({ voteCount: choice.voteCount, aggregateVotes: choice.aggregateVotes });
      return { contestId, position: place, name, party, isWriteIn, code, ...votes };
    });
    await insertRows(transaction, 'Choice', added);
    const ids = await selectRows(transaction, 'Choice', ['id'], { contestId }, 'position');
    const { records, undervotes, overvotes } = contest;
    const { undervotedRecords, overvotedRecords, redactedRecords } = contest;
    const votes = contest.choices.reduce((sum, { voteCount }) => sum + voteCount, 0);
    const counts: ContestCounts = totals({
      ...{ records, votes, undervotes, overvotes },
      ...{ undervotedRecords, overvotedRecords, redactedRecords },
    });
    const stored = {
      ...contest,
      ...counts,
      ...{ id: contestId, position },
      choices: added.map((choice, place) => ({ ...choice, id: ids[place]?.id ?? 0 })),
    };
    const checksum = contestChecksum(this.datasetId, stored);
    const { file } = contest;
    await updateRows(transaction, 'Contest', { id: contestId }, { ...counts, file, checksum });
  }

  private async finishRun(
    transaction: Sql,
    finished: FinishedDataset,
    finishedAt: Date,
  ): Promise<void> {
    const { softwareVersion, recordsRead, stored, refused, repeated, issues } = finished;
    const result = { softwareVersion, recordsRead, stored, refused, repeated, issues, finishedAt };
    const files = filesWithSizes(finished.files);
    const contents = filesWithSizes(finished.files.flatMap((file) => file.contents));
    const checksum = runChecksum(this.datasetId, { ...this.begun, ...result, files, contents });
    const isThis = { id: this.runId };
    await updateRows(transaction, 'IngestRun', isThis, { ...result, checksum });
    await this.addFiles(transaction, 'IngestFile', files);
    await this.addFiles(transaction, 'IngestContent', contents);
  }

  private async addFiles(
    transaction: Sql,
    model: 'IngestFile' | 'IngestContent',
    files: readonly IngestFileRow[],
  ): Promise<void> {
    const { runId } = this;
    const rows = files.map((file, ordinal) => ({ runId, ordinal, ...file }));
    await insertRows(transaction, model, rows);
  }

  private async show(
    transaction: Sql,
    finished: FinishedDataset,
    completedAt: Date,
  ): Promise<void> {
    const { name, description, electionDate, electionType, stored, contests } = finished;
    const id = this.datasetId;
    const facts = {
      ...{ name, description, electionDate, electionType, totalRecords: stored },
      ...{ contestCount: contests.length, blockCount: this.ordinal },
    };
    const times = {
      createdAt: this.begun.startedAt.getTime(),
      completedAt: completedAt.getTime(),
    };
    const checksum = datasetChecksum({ id, ...facts, ...times });
    const shown = { status: 'completed', completedAt, checksum };
    await updateRows(transaction, 'Dataset', { id }, { ...facts, ...shown });
  }

  /** Fails when the run was cleared by others; else nobody clears it before the transaction ends. */
  private async stillMine(transaction: Sql): Promise<void> {
    if (!(await lockDataset(transaction, this.datasetId, 'processing'))) {
      throw new StoreError(
        'this ingest was taken for dead and cleared by another process; run it again',
      );
    }
    await beat(transaction, this.runId);
  }
}

/** Tells other processes that a run lives, by the clock that all of them see. */
async function beat(sql: Sql, runId: number): Promise<void> {
  const heartbeatAt = presentTime[sql.provider];
  await updateRows(sql, 'IngestRun', { id: runId }, { heartbeatAt });
}

/** What every column of a block has. */
function packed({ dictionary, width, codes, isDeflated }: PackedBlock): PackedBlock {
  return { dictionary, width, codes, isDeflated };
}

function filesWithSizes(files: readonly HashedFile[]): IngestFileRow[] {
  return files.map(({ name, sha256, sizeBytes }) => {
    return { name, sha256, sizeBytes: BigInt(sizeBytes) };
  });
}

/** @throws StoreError for a sum that has lost its last digits */
function totals<Sums extends Readonly<Record<string, number>>>(sums: Sums): Sums {
  for (const sum of Object.values(sums))
    if (!Number.isSafeInteger(sum))
      throw new StoreError(
        `a total of ${sum} is more than can be counted; give smaller exports apart`,
      );
  return sums;
}

/** @returns ids of those that were there to be hidden */
async function hide(transaction: Sql, ids: readonly number[]): Promise<number[]> {
  const hidden: number[] = [];
  for (const id of ids) {
    if (await changeStatus(transaction, id, 'completed', 'deleting')) hidden.push(id);
  }
  return hidden;
}
