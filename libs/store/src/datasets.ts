import type { Dataset, StoredContest } from '@crossvote/election';
import { BlockCheck, kindsIn } from './block-check.ts';
import {
  blockAt,
  blocksOf,
  kindsStored,
  marksOfBlock,
  marksOfContest,
  valuesOfBlock,
  valuesOfKind,
} from './bulk-columns.ts';
import type { Connection } from './connection.ts';
import { refuseDamage, type DamageListener } from './damage.ts';
import type {
  IngestRunRow,
  StoredAttributeBlock,
  StoredMarkBlock,
  StoredRecords,
} from './dataset-rows.ts';
import { deleteDataset } from './delete-dataset.ts';
import { editDataset } from './edit-dataset.ts';
import { hasFileOfSize, holdersOf, type HeldFile } from './holders-of.ts';
import { checkedRun, readRun } from './ingest-run.ts';
import { checkedContests, contestRows } from './stored-contests.ts';
import { storedDatasets, type DatasetChanges, type StoredDataset } from './stored-dataset.ts';

/** Ids have 32 bits in the database, so no dataset has a larger one. */
const largestId = 2_147_483_647;

/** Rows of a dataset that was there during the whole reading. */
interface Whole<Rows> {
  readonly rows: Rows;
  readonly dataset: StoredDataset;
}

/** A dataset whose row is not as it was written: the id and the name that stand there. */
export interface DamagedDataset extends Pick<Dataset, 'id' | 'name' | 'visibility'> {
  /** What is damaged, such as `its own row`. */
  readonly place: string;
}

/**
 * Reads completed datasets. A dataset that is being written or removed is not visible. Everything that is read is
 * compared with its checksums. Without a listener, damage throws a `DamagedError`.
 */
export class DatasetRepository {
  /** @param version - the only one that is read; what is there, unless it is given */
  constructor(
    private readonly connection: Connection,
    private readonly version?: number,
  ) {}

  /**
   * Reads one version of a dataset: where another one took its place, all is as if it were not there. So what is read one
   * after the other fits together.
   */
  at(version: number): DatasetRepository {
    return new DatasetRepository(this.connection, version);
  }

  /** Tells a dataset from those that had its id before and will have it; null when it is not there. */
  async versionOf(id: number): Promise<number | null> {
    return (await this.stored(id))?.version ?? null;
  }

  /**
   * A dataset and its version; null when it is not there.
   *
   * @param isShown - whether a dataset, damaged or not, is there for who asks; each is, unless given
   */
  async present(
    id: number,
    isShown: (dataset: Pick<Dataset, 'visibility'>) => boolean = () => true,
  ): Promise<{ dataset: Dataset; version: number } | null> {
    const stored = await this.stored(id);
    if (!stored || !isShown(stored)) return null;
    const { version } = stored;
    return { dataset: stored.check(refuseDamage(id)).row(), version };
  }

  /**
   * All completed datasets, oldest first.
   *
   * @param onDamaged - gets each one whose row is damaged, which is left out
   */
  async list(onDamaged?: (damaged: DamagedDataset) => void): Promise<Dataset[]> {
    const whole: Dataset[] = [];
    for (const dataset of await storedDatasets(this.connection)) {
      const { id, name, visibility } = dataset;
      const places: string[] = [];
      dataset.check(onDamaged ? (place) => places.push(place) : refuseDamage(id));
      const [place] = places;
      if (place === undefined) whole.push(dataset.row());
      else onDamaged?.({ id, name, visibility, place });
    }
    return whole;
  }

  /** Ids and names of all completed datasets, oldest first, also of damaged ones, and who may see them. */
  async names(): Promise<Pick<Dataset, 'id' | 'name' | 'visibility'>[]> {
    const datasets = await storedDatasets(this.connection);
    return datasets.map(({ id, name, visibility }) => ({ id, name, visibility }));
  }

  /** One completed dataset; null when there is none with this id. */
  async find(id: number, onDamage = refuseDamage(id)): Promise<Dataset | null> {
    return (await this.stored(id))?.check(onDamage).row() ?? null;
  }

  /** Whether the rows of a dataset have checksums; null when it is not there. */
  async isSealed(id: number): Promise<boolean | null> {
    return (await this.stored(id))?.isSealed ?? null;
  }

  private async stored(id: number): Promise<StoredDataset | undefined> {
    if (!isId(id)) return undefined;
    const [dataset] = await storedDatasets(this.connection, id);
    return this.version === undefined || dataset?.version === this.version ? dataset : undefined;
  }

  /** Contests of a dataset in ballot order, each with its choices in ballot order; null when it is not there. */
  async contests(
    datasetId: number,
    onDamage = refuseDamage(datasetId),
  ): Promise<StoredContest[] | null> {
    const whole = await this.whole(datasetId, onDamage, ({ version }) =>
      contestRows(this.connection, version),
    );
    if (!whole) return null;
    const { rows, dataset } = whole;
    if (rows) return checkedContests(rows, dataset, onDamage);
    onDamage('a contest or choice, of which a cell holds another type');
    return [];
  }

  /** Records of each block, in order; null when the dataset is not there. */
  async blockSizes(
    datasetId: number,
    onDamage = refuseDamage(datasetId),
  ): Promise<number[] | null> {
    const whole = await this.whole(datasetId, onDamage, ({ version }) =>
      blocksOf(this.connection, version),
    );
    if (!whole) return null;
    const { rows, dataset } = whole;
    new BlockCheck(datasetId, dataset.isSealed, onDamage).blocks(rows, dataset.blockCount);
    return rows.map(({ recordCount }) => recordCount);
  }

  /**
   * The packed marks of one contest of a dataset. Blocks without the contest are left out. Null when the dataset is not
   * there.
   */
  async markBlocks(
    datasetId: number,
    contestId: number,
    onDamage = refuseDamage(datasetId),
  ): Promise<StoredMarkBlock[] | null> {
    const dataset = await this.stored(datasetId);
    if (!dataset) return null;
    const { version } = dataset;
    const rows = await marksOfContest(this.connection, version, contestId);
    if (rows.length === 0 && (await this.at(version).isSealed(datasetId)) === null) return null;
    return rows.map(({ checksum, seal, contestId: row, ...block }) => {
      const check = new BlockCheck(version, seal !== null, onDamage);
      check.marks(row, block.ordinal, block, checksum, contestId);
      return block;
    });
  }

  /** The packed values of one attribute. Blocks without any value are left out. Null when the dataset is not there. */
  async attributeBlocks(
    datasetId: number,
    kind: string,
    onDamage = refuseDamage(datasetId),
  ): Promise<StoredAttributeBlock[] | null> {
    const whole = await this.whole(datasetId, onDamage, async ({ version }) => ({
      blocks: await blocksOf(this.connection, version),
      columns: await valuesOfKind(this.connection, version, kind),
    }));
    if (!whole) return null;
    const { dataset, rows } = whole;
    const { blocks, columns } = rows;
    const check = new BlockCheck(dataset.version, dataset.isSealed, onDamage);
    check.blocks(blocks, dataset.blockCount);
    check.kind(kind, blocks, columns);
    return columns.map(({ checksum, ...column }) => {
      check.attribute(kind, column.ordinal, column, checksum);
      return column;
    });
  }

  /**
   * One block of records with the columns of all contests and attributes. Memory is that of one block. Null when the
   * dataset is not there, or has no such block.
   */
  async recordBlock(datasetId: number, ordinal: number): Promise<StoredRecords | null> {
    const onDamage = refuseDamage(datasetId);
    const whole = await this.whole(datasetId, onDamage, async ({ version }) => ({
      block: await blockAt(this.connection, version, ordinal),
      marks: await marksOfBlock(this.connection, version, ordinal),
      attributes: await valuesOfBlock(this.connection, version, ordinal),
    }));
    if (!whole?.rows.block) return null;
    const { block, marks, attributes } = whole.rows;
    const check = new BlockCheck(whole.dataset.version, whole.dataset.isSealed, onDamage);
    check.block(block, marks, attributes);
    return {
      recordCount: block.recordCount,
      marks: marks.map(({ checksum, called, ...column }) => {
        check.marks(column.contestId, ordinal, column, checksum, called);
        return { ...column, contestId: called };
      }),
      attributes: attributes.map(({ checksum, ...column }) => {
        check.attribute(column.kind, ordinal, column, checksum);
        return column;
      }),
    };
  }

  /** The kinds of attributes that a dataset has, or should have; null when it is not there. */
  async attributeKinds(
    datasetId: number,
    onDamage = refuseDamage(datasetId),
  ): Promise<string[] | null> {
    const whole = await this.whole(datasetId, onDamage, async ({ version }) => ({
      blocks: await blocksOf(this.connection, version),
      stored: await kindsStored(this.connection, version),
    }));
    if (!whole) return null;
    const { blocks, stored } = whole.rows;
    const kinds = [...blocks.flatMap(kindsIn), ...stored];
    return [...new Set(kinds)].sort();
  }

  /** How a dataset was made; null when there is none with this id. */
  async ingestRun(
    datasetId: number,
    onDamage = refuseDamage(datasetId),
  ): Promise<IngestRunRow | null> {
    const whole = await this.whole(datasetId, onDamage, ({ version }) =>
      readRun(this.connection, version),
    );
    if (!whole) return null;
    return checkedRun(whole.rows, whole.dataset, onDamage);
  }

  /**
   * Reads rows of a dataset, if it was visible all the time. A dataset is completed after its last row is written, and
   * hidden before its first row is removed.
   */
  private async whole<Rows>(
    datasetId: number,
    onDamage: DamageListener,
    read: (dataset: StoredDataset) => Promise<Rows>,
  ): Promise<Whole<Rows> | null> {
    for (;;) {
      const dataset = await this.stored(datasetId);
      if (!dataset) return null;
      const rows = await read(dataset);
      // Removed, replaced or sealed in between: some rows may have been read before, and others after it.
      const after = await this.stored(datasetId);
      if (after?.isSealed !== dataset.isSealed || after.version !== dataset.version) continue;
      return { rows, dataset: dataset.check(onDamage) };
    }
  }

  /** Completed datasets with a file, packed or unpacked, that has one of these SHA-256 sums. */
  holdersOf(sha256: readonly string[]): Promise<HeldFile[]> {
    return holdersOf(this.connection, sha256);
  }

  /**
   * Whether any file of a completed dataset, packed or unpacked, has one of these sizes. Only then can it be the same
   * file.
   */
  hasFileOfSize(sizesBytes: readonly number[]): Promise<boolean> {
    return hasFileOfSize(this.connection, sizesBytes);
  }

  /**
   * Changes what people know a completed dataset by, or who may see it; what is left out stays.
   *
   * @returns the dataset as it is now; null when there is none with this id
   * @throws DamagedError when its row is damaged
   */
  async edit(id: number, changes: DatasetChanges): Promise<Dataset | null> {
    return isId(id) ? editDataset(this.connection, id, changes) : null;
  }

  /** Removes a completed dataset. @returns false when there is none with this id */
  async delete(id: number): Promise<boolean> {
    const version = await this.versionOf(id);
    return version !== null && deleteDataset(this.connection, version, 'completed');
  }
}

function isId(id: number): boolean {
  return Number.isInteger(id) && id > 0 && id <= largestId;
}
