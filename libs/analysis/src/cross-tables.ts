import type { StoredContest } from '@crossvote/election';
import {
  absentContest,
  crossTabulate,
  decodeCrossTable,
  encodeCrossTable,
  placeCount,
  rowOf,
  specialRows,
  transpose,
  type ContestColumn,
  type CrossTable,
} from '@crossvote/marks';
import { refuseDamage, DamagedError, type Store, type StoredCrossTable } from '@crossvote/store';
import { LRUCache } from 'lru-cache';
import type { Ballot } from './ballot.ts';
import { layoutBytes, readLayouts, type BlockLayouts } from './block-layouts.ts';
import { columnBytes, contestColumn } from './contest-column.ts';
import { datasetNotFound } from './errors.ts';

/** Bytes of cross tables kept in memory at once. */
const keptTableBytes = 64 * 2 ** 20;
/** Bytes of marks kept at once: a question crosses one contest with several. */
const keptBytes = 64 * 2 ** 20;
/** Bytes of layouts kept at once: one byte for each record of the datasets that were asked for last. */
const keptLayoutBytes = 32 * 2 ** 20;

/** What a column is read from. */
interface ColumnRequest {
  readonly ballot: Ballot;
  readonly contest: StoredContest;
}

/** The two contests of a table, in the order of the export; without a second one, the contest alone. */
interface TableRequest {
  readonly ballot: Ballot;
  readonly first: StoredContest;
  readonly second: StoredContest | undefined;
}

/** The only column that is not zero in the table of a contest alone. */
const alone = specialRows.indexOf('NOT_ON_BALLOT');

/**
 * The cross tables of completed datasets. The first question that needs a table counts it from the marks; then it is
 * kept in the database. So the cost of later questions does not depend on the number of records.
 */
export class CrossTables {
  private readonly columns: LRUCache<string, ContestColumn, ColumnRequest>;
  private readonly layouts: LRUCache<number, BlockLayouts, Ballot>;
  private readonly tables: LRUCache<string, CrossTable, TableRequest>;
  /** Counted, and not yet in the database; by version of the dataset. */
  private readonly unsaved = new Map<number, StoredCrossTable[]>();

  private writing: Promise<unknown> = Promise.resolve();

  constructor(private readonly store: Store) {
    this.columns = new LRUCache({
      maxSize: keptBytes,
      sizeCalculation: columnBytes,
      // An entry that is pushed out while it is being read is still a valid answer.
      ignoreFetchAbort: true,
      fetchMethod: (_id, _stale, { context }) => this.readColumn(context),
    });
    this.layouts = new LRUCache({
      maxSize: keptLayoutBytes,
      sizeCalculation: layoutBytes,
      ignoreFetchAbort: true,
      fetchMethod: (_id, _stale, { context }) => readLayouts(store, context),
    });
    this.tables = new LRUCache({
      maxSize: keptTableBytes,
      sizeCalculation: tableBytes,
      ignoreFetchAbort: true,
      fetchMethod: (_key, _stale, { context }) => this.findOrCount(context),
    });
  }

  /**
   * The table of two contests, `row` by `column`.
   *
   * @throws DamagedError when what is stored is damaged
   */
  async table(ballot: Ballot, row: StoredContest, column: StoredContest): Promise<CrossTable> {
    const key = `${ballot.version} ${row.id} ${column.id}`;
    if (row.position <= column.position)
      return this.tables.forceFetch(key, { context: { ballot, first: row, second: column } });
    const known = this.tables.get(key);
    if (known) return known;
    const turned = transpose(await this.table(ballot, column, row));
    this.tables.set(key, turned);
    return turned;
  }

  /**
   * Number of records on which a choice counts. It comes from the dictionaries of the contest alone.
   *
   * @throws DamagedError when what is stored is damaged
   */
  async matchingRecords(ballot: Ballot, contest: StoredContest, position: number): Promise<number> {
    const context = { ballot, first: contest, second: undefined };
    const table = await this.tables.forceFetch(`${ballot.version} ${contest.id}`, { context });
    return rowOf(table, position)[alone] ?? 0;
  }

  /** Begins to write what was counted into the database; no answer waits for it. */
  keep({ version }: Ballot): void {
    const tables = this.unsaved.get(version);
    if (!tables) return;
    this.unsaved.delete(version);
    const writing = this.store.crossTables.keep(version, tables).catch(() => {
      // A database that cannot be written to still answers; its tables are counted again after the next start.
    });
    this.writing = Promise.all([this.writing, writing]);
  }

  /** Waits until what `keep()` began is done. */
  async settle(): Promise<void> {
    await this.writing;
  }

  private async findOrCount(request: TableRequest): Promise<CrossTable> {
    const { ballot, first, second } = request;
    // The table of a contest alone is stored with a position after the last contest.
    const secondPosition = second?.position ?? ballot.contests.length;
    const pair = { firstPosition: first.position, secondPosition };
    const { version, datasetId } = ballot;
    const onDamage = refuseDamage(datasetId);
    const counts = await this.store.crossTables.find(version, pair, onDamage);
    if (counts) return decode(request, counts);
    const table = await this.count(request);
    const unsaved = this.unsaved.get(version) ?? [];
    this.unsaved.set(version, unsaved);
    unsaved.push({ ...pair, counts: encodeCrossTable(table) });
    return table;
  }

  private async count({ ballot, first, second }: TableRequest): Promise<CrossTable> {
    const column = await this.column(ballot, first);
    const other = second ? await this.column(ballot, second) : absentContest;
    return crossTabulate(column, other, ballot.blockSizes);
  }

  private column(ballot: Ballot, contest: StoredContest): Promise<ContestColumn> {
    const key = `${ballot.version} ${contest.id}`;
    return this.columns.forceFetch(key, { context: { ballot, contest } });
  }

  private async readColumn({ ballot, contest }: ColumnRequest): Promise<ContestColumn> {
    const datasets = this.store.datasets.at(ballot.version);
    const blocks = await datasets.markBlocks(ballot.datasetId, contest.id);
    if (!blocks) throw datasetNotFound(ballot.datasetId);
    const layouts = blocks.some((block) => block.layouts !== null)
      ? await this.layouts.forceFetch(ballot.version, { context: ballot })
      : undefined;
    return contestColumn(contest, blocks, ballot.blockSizes, layouts);
  }
}

/** Approximate memory of a table, in bytes. */
function tableBytes({ starts, places, counts }: CrossTable): number {
  return 200 + starts.byteLength + places.byteLength + counts.byteLength;
}

function decode({ first, second }: TableRequest, counts: Uint8Array): CrossTable {
  try {
    return decodeCrossTable(
      counts,
      placeCount(first.choices.length),
      placeCount(second?.choices.length ?? 0),
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const names = second ? `contests ${first.id} and ${second.id}` : `contest ${first.id}`;
    throw new DamagedError(`the cross table of ${names}`, { cause: error });
  }
}
