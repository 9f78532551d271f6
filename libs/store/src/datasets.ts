import type { Connection } from './connection.ts';
import { deleteDataset } from './delete-dataset.ts';
import { holdersOf, type HeldFile } from './holders-of.ts';
import type { Client } from './prisma-client.ts';

/** Ids are 32-bit in the database: a larger one names nothing. */
const largestId = 2_147_483_647;

/** A completed dataset. */
export interface DatasetRow {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly electionDate: string;
  readonly electionType: string;
  readonly totalRecords: number;
}

/** A contest with its results and choices, in ballot order. */
export interface ContestRow {
  readonly id: number;
  readonly position: number;
  readonly name: string;
  readonly code: string;
  readonly party: string;
  readonly voteFor: number;
  readonly rankLimit: number;
  readonly records: number;
  readonly votes: number;
  readonly undervotes: number;
  readonly overvotes: number;
  readonly undervotedRecords: number;
  readonly overvotedRecords: number;
  readonly redactedRecords: number;
  readonly choices: readonly {
    readonly id: number;
    readonly position: number;
    readonly name: string;
    readonly code: string;
    readonly party: string;
    readonly isWriteIn: boolean;
    readonly voteCount: number;
    readonly aggregateVotes: number;
  }[];
}

/** One packed column of one block, as stored. */
export interface StoredBlock {
  readonly ordinal: number;
  readonly dictionary: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly codes: Uint8Array<ArrayBuffer>;
  readonly isDeflated: boolean;
}

/** The marks of a contest in one block. */
export interface StoredMarkBlock extends StoredBlock {
  /** Null where there is a code for each record; else a bit for each layout whose records have one. */
  readonly layouts: Uint8Array<ArrayBuffer> | null;
}

/** The values of an attribute in one block. */
export interface StoredAttributeBlock extends StoredBlock {
  /** Whether there is a code for each layout, and none for each record. */
  readonly ofLayouts: boolean;
}

/** One block of records; a contest or attribute that never occurs in it has no column. */
export interface StoredRecords {
  readonly recordCount: number;
  readonly marks: readonly (Omit<StoredMarkBlock, 'ordinal'> & { readonly contestId: number })[];
  readonly attributes: readonly (Omit<StoredAttributeBlock, 'ordinal'> & {
    readonly kind: string;
  })[];
}

/** How a dataset was made. */
export interface IngestRunRow {
  readonly format: string;
  readonly softwareVersion: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly recordsRead: number;
  readonly stored: number;
  readonly refused: number;
  /** JSON text of the issues. */
  readonly issues: string;
  readonly files: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly sizeBytes: bigint;
  }[];
}

const summary = {
  id: true,
  name: true,
  description: true,
  electionDate: true,
  electionType: true,
  totalRecords: true,
} as const;

/** Reads completed datasets; a dataset that is being written or removed is never answered. */
export class DatasetRepository {
  constructor(private readonly connection: Connection) {}

  /** All completed datasets, oldest first. */
  async list(): Promise<DatasetRow[]> {
    const { dataset } = await this.connection.prisma();
    return dataset.findMany({
      where: { status: 'completed' },
      orderBy: { id: 'asc' },
      select: summary,
    });
  }

  /** One completed dataset; null when there is none with this id. */
  async find(id: number): Promise<DatasetRow | null> {
    if (!isId(id)) return null;
    const { dataset } = await this.connection.prisma();
    return dataset.findFirst({ where: { id, status: 'completed' }, select: summary });
  }

  /** Contests of a dataset in ballot order, each with its choices in ballot order; null when it is not there. */
  contests(datasetId: number): Promise<ContestRow[] | null> {
    return this.whole(datasetId, (client) =>
      client.contest.findMany({
        where: { datasetId },
        orderBy: { position: 'asc' },
        omit: { datasetId: true },
        include: { choices: { orderBy: { position: 'asc' }, omit: { contestId: true } } },
      }),
    );
  }

  /** Records of each block, in order; null when the dataset is not there. */
  async blockSizes(datasetId: number): Promise<number[] | null> {
    const rows = await this.whole(datasetId, (client) =>
      client.block.findMany({
        where: { datasetId },
        orderBy: { ordinal: 'asc' },
        select: { recordCount: true },
      }),
    );
    return rows?.map(({ recordCount }) => recordCount) ?? null;
  }

  /**
   * The packed marks of one contest of a dataset; blocks in which it never occurs are missing. Null when the
   * dataset is not there.
   */
  async markBlocks(datasetId: number, contestId: number): Promise<StoredMarkBlock[] | null> {
    if (!isId(datasetId)) return null;
    // Plain SQL: what Prisma makes of large rows takes longer than reading them. One statement sees all rows or none.
    const rows = await this.connection.query<StoredMarkBlock>(
      `SELECT m."ordinal", m."dictionary", m."width", m."codes", m."isDeflated", m."layouts"
       FROM "Dataset" d JOIN "Contest" c ON c."datasetId" = d."id" JOIN "MarkBlock" m ON m."contestId" = c."id"
       WHERE d."id" = $1 AND d."status" = 'completed' AND c."id" = $2 ORDER BY m."ordinal"`,
      datasetId,
      contestId,
    );
    return rows.length === 0 && !(await this.find(datasetId)) ? null : rows;
  }

  /** The packed values of one attribute; blocks without any value are missing. Null when the dataset is not there. */
  attributeBlocks(datasetId: number, kind: string): Promise<StoredAttributeBlock[] | null> {
    return this.whole(datasetId, (client) =>
      client.attributeBlock.findMany({
        where: { datasetId, kind },
        orderBy: { ordinal: 'asc' },
        omit: { datasetId: true, kind: true },
      }),
    );
  }

  /**
   * One block of records with the columns of all contests and attributes, so that memory is that of a block; null
   * when the dataset is not there, or has no such block.
   */
  async recordBlock(datasetId: number, ordinal: number): Promise<StoredRecords | null> {
    return this.whole(datasetId, async (client) => {
      const block = await client.block.findFirst({ where: { datasetId, ordinal } });
      if (!block) return null;
      const marks = await client.markBlock.findMany({
        where: { ordinal, contest: { datasetId } },
        omit: { ordinal: true },
      });
      const attributes = await client.attributeBlock.findMany({
        where: { datasetId, ordinal },
        omit: { datasetId: true, ordinal: true },
      });
      return { recordCount: block.recordCount, marks, attributes };
    });
  }

  /**
   * What was read, if the dataset was there all the time: a dataset is completed after its last row is written,
   * and hidden before its first row goes.
   */
  private async whole<Rows>(
    datasetId: number,
    read: (client: Client) => Promise<Rows>,
  ): Promise<Rows | null> {
    if (!(await this.find(datasetId))) return null;
    const rows = await read(await this.connection.prisma());
    return (await this.find(datasetId)) ? rows : null;
  }

  /** How a dataset was made; null when there is none with this id. */
  async ingestRun(datasetId: number): Promise<IngestRunRow | null> {
    if (!isId(datasetId)) return null;
    const { ingestRun } = await this.connection.prisma();
    return ingestRun.findFirst({
      where: { datasetId, dataset: { status: 'completed' } },
      include: { files: { orderBy: { ordinal: 'asc' } } },
    });
  }

  /** Completed datasets that hold a file with one of these SHA-256 sums. */
  holdersOf(sha256: readonly string[]): Promise<HeldFile[]> {
    return holdersOf(this.connection, sha256);
  }

  /** Whether any file of a completed dataset has this size: only then can it be the same file. */
  async hasFileOfSize(sizeBytes: number): Promise<boolean> {
    const files = await this.connection.query(
      `SELECT 1 AS "found" FROM "IngestFile" f
       JOIN "IngestRun" r ON r."id" = f."runId" JOIN "Dataset" d ON d."id" = r."datasetId"
       WHERE f."sizeBytes" = $1 AND d."status" = 'completed' LIMIT 1`,
      BigInt(sizeBytes),
    );
    return files.length > 0;
  }

  /** Removes a completed dataset. @returns false when there is none with this id */
  async delete(id: number): Promise<boolean> {
    return isId(id) && deleteDataset(this.connection, id, 'completed');
  }
}

function isId(id: number): boolean {
  return Number.isInteger(id) && id > 0 && id <= largestId;
}
