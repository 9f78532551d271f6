import {
  attributeChecksum,
  blockChecksum,
  contestChecksum,
  kindsOf,
  marksChecksum,
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
import { deleteDataset, removeContents, removeRows } from './delete-dataset.ts';
import { hashesOf, holdersOf } from './holders-of.ts';
import { thisProcess } from './ingest-process.ts';
import { sealRun } from './ingest-run.ts';
import { insertRows } from './insert-rows.ts';
import { insertRow, updateRow } from './one-row.ts';
import { cutLog } from './space.ts';
import type { Cell, Sql } from './sql.ts';
import { StoreError } from './store-error.ts';
import { sealDatasetRow } from './stored-dataset.ts';

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

/** What every column of a block has. */
const packedColumns = ['dictionary', 'width', 'codes', 'isDeflated'];

function packedCells({ dictionary, width, codes, isDeflated }: PackedBlock): Cell[] {
  return [dictionary, width, codes, isDeflated];
}

/** What is known of a contest at the end only. */
const resultColumns = [
  'records',
  'votes',
  'undervotes',
  'overvotes',
  'undervotedRecords',
  'overvotedRecords',
  'redactedRecords',
] as const;

/** Writes one dataset: blocks as they come, then everything else; visible only after `complete()`. */
export class DatasetWriter {
  private contestIds: number[] = [];
  private ordinal = 0;
  private readonly heart: NodeJS.Timeout;

  private constructor(
    private readonly connection: Connection,
    readonly datasetId: number,
    private readonly runId: number,
  ) {
    // Reading may take long between two blocks. A beat that fails is made up for by the next one.
    this.heart = setInterval(() => {
      beat(connection, runId).catch(() => undefined);
    }, heartbeatMs).unref();
  }

  static async begin(connection: Connection, { format }: NewDataset): Promise<DatasetWriter> {
    const now = new Date();
    const { host, pid, processStart } = thisProcess();
    const [datasetId, runId] = await connection.transaction(async (transaction) => {
      const id = await insertRow(transaction, 'Dataset', {
        ...{ name: '', description: '', electionDate: '', electionType: 'other' },
        ...{ status: 'processing', createdAt: now },
      });
      const run = { datasetId: id, format, softwareVersion: '', host, pid, processStart };
      const times = { startedAt: now, heartbeatAt: now };
      const made = await insertRow(transaction, 'IngestRun', { ...run, ...times });
      await beat(transaction, made);
      return [id, made] as const;
    });
    return new DatasetWriter(connection, datasetId, runId);
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
      await insertRows(
        transaction,
        'Block',
        [...Object.keys(facts), 'checksum'],
        [[...Object.values(facts), blockChecksum(facts)]],
      );
      await insertRows(
        transaction,
        'MarkBlock',
        ['contestId', 'ordinal', ...packedColumns, 'layouts', 'checksum'],
        block.marks.map(([position, column]) => {
          const contestId = this.contestId(position);
          const checksum = marksChecksum(contestId, ordinal, column);
          return [contestId, ordinal, ...packedCells(column), column.layouts, checksum];
        }),
      );
      await insertRows(
        transaction,
        'AttributeBlock',
        ['datasetId', 'kind', 'ordinal', ...packedColumns, 'ofLayouts', 'checksum'],
        block.attributes.map(([kind, column]) => {
          const checksum = attributeChecksum(datasetId, kind, ordinal, column);
          return [datasetId, kind, ordinal, ...packedCells(column), column.ofLayouts, checksum];
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
      await this.finishRun(transaction, finished);
      await this.show(transaction, finished);
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
    await insertRows(
      transaction,
      'Contest',
      [
        ...['datasetId', 'position', 'name', 'code', 'party', 'voteFor', 'rankLimit'],
        ...resultColumns,
      ],
      contests
        .slice(known)
        .map(({ name, code, party, voteFor, rankLimit }, index) => [
          ...[this.datasetId, known + index, name, code, party, voteFor, rankLimit],
          ...resultColumns.map(() => 0),
        ]),
    );
    const rows = await transaction.query<{ id: number }>(
      `SELECT "id" FROM "Contest" WHERE "datasetId" = $1 AND "position" >= $2 ORDER BY "position"`,
      ...[this.datasetId, known],
    );
    this.contestIds.push(...rows.map(({ id }) => id));
  }

  private async finishContest(
    transaction: Sql,
    position: number,
    contest: FinishedContest,
  ): Promise<void> {
    const id = this.contestId(position);
    await insertRows(
      transaction,
      'Choice',
      [
        ...['contestId', 'position', 'name', 'party', 'isWriteIn'],
        ...['code', 'voteCount', 'aggregateVotes'],
      ],
      contest.choices.map(({ name, party, isWriteIn, code, voteCount, aggregateVotes }, place) => [
        ...[id, place, name, party, isWriteIn],
        ...[code, total(voteCount), total(aggregateVotes)],
      ]),
    );
    const ids = await transaction.query<{ id: number }>(
      `SELECT "id" FROM "Choice" WHERE "contestId" = $1 ORDER BY "position"`,
      id,
    );
    const stored = {
      ...contest,
      ...{ id, position },
      votes: contest.choices.reduce((sum, { voteCount }) => sum + voteCount, 0),
      choices: contest.choices.map((choice, place) => ({
        ...choice,
        id: ids[place]?.id ?? 0,
        position: place,
      })),
    };
    await updateRow(transaction, 'Contest', id, {
      ...Object.fromEntries(resultColumns.map((column) => [column, total(stored[column])])),
      file: stored.file,
      checksum: contestChecksum(this.datasetId, stored),
    });
  }

  private async finishRun(transaction: Sql, finished: FinishedDataset): Promise<void> {
    const { softwareVersion, recordsRead, stored, refused, repeated, issues } = finished;
    const result = { softwareVersion, recordsRead, stored, refused, repeated, issues };
    await updateRow(transaction, 'IngestRun', this.runId, { ...result, finishedAt: new Date() });
    await this.addFiles(transaction, 'IngestFile', finished.files);
    const contents = finished.files.flatMap((file) => file.contents);
    await this.addFiles(transaction, 'IngestContent', contents);
    await sealRun(transaction, this.datasetId);
  }

  private async addFiles(
    transaction: Sql,
    table: 'IngestFile' | 'IngestContent',
    files: readonly HashedFile[],
  ): Promise<void> {
    const columns = ['runId', 'ordinal', 'name', 'sha256', 'sizeBytes'];
    const rows = files.map(({ name, sha256, sizeBytes }, ordinal) => [
      ...[this.runId, ordinal, name, sha256],
      BigInt(sizeBytes),
    ]);
    await insertRows(transaction, table, columns, rows);
  }

  private async show(transaction: Sql, finished: FinishedDataset): Promise<void> {
    const { name, description, electionDate, electionType, stored, contests } = finished;
    await updateRow(transaction, 'Dataset', this.datasetId, {
      ...{ name, description, electionDate, electionType, totalRecords: stored },
      ...{ contestCount: contests.length, blockCount: this.ordinal },
      ...{ status: 'completed', completedAt: new Date() },
    });
    await sealDatasetRow(transaction, this.datasetId);
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
  await sql.execute(
    `UPDATE "IngestRun" SET "heartbeatAt" = ${presentTime[sql.provider]} WHERE "id" = $1`,
    runId,
  );
}

/** @throws StoreError for a sum that has lost its last digits */
function total(sum: number): number {
  if (Number.isSafeInteger(sum)) return sum;
  throw new StoreError(`a total of ${sum} is more than can be counted; give smaller exports apart`);
}

/** @returns ids of those that were there to be hidden */
async function hide(transaction: Sql, ids: readonly number[]): Promise<number[]> {
  const hidden: number[] = [];
  for (const id of ids) {
    if (await changeStatus(transaction, id, 'completed', 'deleting')) hidden.push(id);
  }
  return hidden;
}
