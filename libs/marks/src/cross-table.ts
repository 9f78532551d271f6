import type { ContestRule } from '@crossvote/election';
import { cellCounts, type CellEntries } from './cell-counts.ts';
import { countPairs } from './byte-counts.ts';
import { countSelection } from './count-selection.ts';
import type { MarkBlock } from './mark-block.ts';
import { unpackCodes } from './packed-codes.ts';
import { countCodes } from './scan-codes.ts';

/** Rows that follow the choices of a contest, in the order of the answers. */
export const specialRows = ['UNDERVOTE', 'OVERVOTE', 'REDACTED', 'NOT_ON_BALLOT'] as const;

/** The stored marks of one contest. */
export interface ContestColumn extends ContestRule {
  readonly choiceCount: number;
  /** One entry for each block of the dataset; undefined where the contest never occurs. */
  readonly blocks: readonly (MarkBlock | undefined)[];
}

/**
 * Numbers of records by their selections in two contests. The places of a contest are its choices, then {@link
 * specialRows}. A record of a vote-for-N contest is counted at each choice that counts on it. Only counts that are not
 * zero are stored, as contests with thousands of written names have few of them.
 */
export interface CrossTable {
  readonly rows: number;
  readonly columns: number;
  /** By row: where its counts begin in `places` and `counts`. One more entry says where the last row ends. */
  readonly starts: Uint32Array;
  /** The column of each count, ascending within its row. */
  readonly places: Uint32Array;
  /** In records. */
  readonly counts: Float64Array;
}

const stateRow = { undervote: 0, overvote: 1, redacted: 2 } as const;
const notOnBallotRow = 3;
/** Largest table of code pairs. Above this, going record by record costs less. */
const pairTableLimit = 1 << 18;

/** The counts of one row of a table, zeros included, by column. O(columns) */
export function rowOf({ columns, starts, places, counts }: CrossTable, row: number): Float64Array {
  const records = new Float64Array(columns);
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < end; at += 1) records[places[at] ?? 0] = counts[at] ?? 0;
  return records;
}

/** The table with these cells; cells are numbered row by row. */
export function tableOf(
  { cells, records }: CellEntries,
  { rows, columns }: Pick<CrossTable, 'rows' | 'columns'>,
): CrossTable {
  const starts = new Uint32Array(rows + 1);
  for (const cell of cells) {
    const next = Math.floor(cell / columns) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let row = 1; row <= rows; row += 1)
    starts[row] = (starts[row] ?? 0) + (starts[row - 1] ?? 0);
  const places = Uint32Array.from(cells, (cell) => cell % columns);
  return { rows, columns, starts, places, counts: records };
}

/**
 * A contest that is on no record. The cross table of a contest with it has the records of each place, found from the
 * dictionaries and the frequency of their codes.
 */
export const absentContest: ContestColumn = {
  voteFor: 1,
  rankLimit: 0,
  choiceCount: 0,
  blocks: [],
};

/** Number of places in a cross table of a contest with so many choices. */
export function placeCount(choiceCount: number): number {
  return choiceCount + specialRows.length;
}

/**
 * For each code of a block, the places at which its records stand.
 *
 * @throws RangeError when a choice does not belong to the contest: the database was damaged
 */
function placesOfCodes(column: ContestColumn, block: MarkBlock | undefined): Places[] {
  const places = (block?.dictionary ?? []).map((selection) => {
    const { state, votes } = countSelection(selection, column);
    if (votes.some((choice) => choice >= column.choiceCount))
      throw new RangeError('damaged selection dictionary');
    return state === 'voted' ? [...new Set(votes)] : [column.choiceCount + stateRow[state]];
  });
  return [[column.choiceCount + notOnBallotRow], ...places];
}

/** The places of one code. */
type Places = readonly number[];

/** Adds records to the table, at these places of the two contests. */
type AddRecords = (
  rowPlaces: Places | undefined,
  columnPlaces: Places | undefined,
  records: number,
) => void;

/** One contest on one block. */
interface Side {
  readonly places: readonly Places[];
  readonly block: MarkBlock | undefined;
}

/**
 * Cross-tabulates two contests of one dataset: one pass over the two columns, then a fold from codes to
 * choices. The table answers for every choice of either contest.
 *
 * @param blockSizes - records of each block of the dataset
 * @throws RangeError when a block is damaged
 * @remarks O(records + distinct pairs of selections); allocates the counts that are not zero and one block of codes.
 */
export function crossTabulate(
  first: ContestColumn,
  second: ContestColumn,
  blockSizes: readonly number[],
): CrossTable {
  const rows = placeCount(first.choiceCount);
  const columns = placeCount(second.choiceCount);
  const counts = cellCounts(rows * columns);
  const add: AddRecords = (rowPlaces, columnPlaces, records) => {
    for (const row of rowPlaces ?? [])
      for (const column of columnPlaces ?? []) counts.add(row * columns + column, records);
  };
  const sideOf = (column: ContestColumn, ordinal: number): Side => {
    const block = column.blocks[ordinal];
    return { places: placesOfCodes(column, block), block };
  };
  blockSizes.forEach((recordCount, ordinal) => {
    addBlock(sideOf(first, ordinal), sideOf(second, ordinal), recordCount, add);
  });
  return tableOf(counts.entries(), { rows, columns });
}

function addBlock(row: Side, column: Side, recordCount: number, add: AddRecords): void {
  if (row.block && column.block) {
    if (row.block.width === 4 && column.block.width === 4) {
      addByNibbles(row, column, recordCount, add);
      return;
    }
    const isLarge = row.places.length * column.places.length > pairTableLimit;
    const addCodes = isLarge ? addByRecord : addByPair;
    const rowCodes = unpackCodes(row.block, recordCount);
    const columnCodes = unpackCodes(column.block, recordCount);
    addCodes(row.places, column.places, [rowCodes, columnCodes], add);
    return;
  }
  // One of the two contests is on no record of the block, so the codes of the other one are enough.
  const single = row.block ?? column.block;
  const histogram = single ? countCodes(single, recordCount) : [recordCount];
  histogram.forEach((records, code) => {
    add(row.places[row.block ? code : 0], column.places[column.block ? code : 0], records);
  });
}

/**
 * Nearly all contests have 4 to 15 selections in a block. Their codes are counted without unpacking, two records at
 * once.
 *
 * @throws RangeError when a code is not in its dictionary: the database was damaged
 */
function addByNibbles(row: Side, column: Side, recordCount: number, add: AddRecords): void {
  const rowCodes = row.block?.codes ?? none;
  const columnCodes = column.block?.codes ?? none;
  const bytes = recordCount >>> 1;
  if (Math.min(rowCodes.length, columnCodes.length) < bytes + (recordCount & 1))
    throw new RangeError('damaged block of codes');
  const counts = countPairs(rowCodes, columnCodes, bytes);
  if ((recordCount & 1) === 1) {
    const last = (((rowCodes[bytes] ?? 0) & 15) << 4) | ((columnCodes[bytes] ?? 0) & 15);
    counts[last] = (counts[last] ?? 0) + 1;
  }
  counts.forEach((records, pair) => {
    if (records === 0) return;
    const rowPlaces = row.places[pair >>> 4];
    const columnPlaces = column.places[pair & 15];
    if (!rowPlaces || !columnPlaces) throw new RangeError('damaged block of codes');
    add(rowPlaces, columnPlaces, records);
  });
}

const none = new Uint8Array();

type AddCodes = (
  rowPlaces: readonly Places[],
  columnPlaces: readonly Places[],
  codes: readonly [row: Uint16Array, column: Uint16Array],
  add: AddRecords,
) => void;

const addByRecord: AddCodes = (rowPlaces, columnPlaces, [rowCodes, columnCodes], add) => {
  rowCodes.forEach((code, record) => {
    add(rowPlaces[code], columnPlaces[columnCodes[record] ?? 0], 1);
  });
};

const addByPair: AddCodes = (rowPlaces, columnPlaces, [rowCodes, columnCodes], add) => {
  const stride = columnPlaces.length;
  const pairs = new Uint32Array(rowPlaces.length * stride);
  for (let i = 0; i < rowCodes.length; i += 1) {
    const pair = (rowCodes[i] ?? 0) * stride + (columnCodes[i] ?? 0);
    pairs[pair] = (pairs[pair] ?? 0) + 1;
  }
  pairs.forEach((records, pair) => {
    if (records > 0)
      add(rowPlaces[Math.floor(pair / stride)], columnPlaces[pair % stride], records);
  });
};
