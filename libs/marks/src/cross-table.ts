import { countSelection, type ContestRule } from './count-selection.ts';
import type { MarkBlock } from './mark-block.ts';
import { unpackCodes } from './packed-codes.ts';
import { countCodes } from './tally.ts';

/** Rows that stand beside the choices of a contest, in the order in which answers show them. */
export const specialRows = ['UNDERVOTE', 'OVERVOTE', 'REDACTED', 'NOT_ON_BALLOT'] as const;

/** The stored marks of one contest. */
export interface ContestColumn extends ContestRule {
  readonly choiceCount: number;
  /** One entry for each block of the dataset; undefined where the contest never occurs. */
  readonly blocks: readonly (MarkBlock | undefined)[];
}

/**
 * Records by what they say in two contests. The places of a contest are its choices, then {@link specialRows};
 * a record of a vote-for-N contest stands at each choice that counts on it.
 */
export interface CrossTable {
  readonly rows: number;
  readonly columns: number;
  /** `counts[row × columns + column]`, in records. */
  readonly counts: Float64Array;
}

const stateRow = { undervote: 0, overvote: 1, redacted: 2 } as const;
const notOnBallotRow = 3;
/** Above this, a table of code pairs costs more than going record by record. */
const pairTableLimit = 1 << 18;

/** Number of places of a contest in a cross table. */
function placeCount({ choiceCount }: ContestColumn): number {
  return choiceCount + specialRows.length;
}

/** For each code of a block, the places at which its records stand. */
function placesOfCodes(column: ContestColumn, block: MarkBlock | undefined): number[][] {
  const places = (block?.dictionary ?? []).map((selection) => {
    const { state, votes } = countSelection(selection, column);
    return state === 'voted' ? [...new Set(votes)] : [column.choiceCount + stateRow[state]];
  });
  return [[column.choiceCount + notOnBallotRow], ...places];
}

/**
 * Cross-tabulates two contests of one dataset: one pass over the two columns, then a fold from codes to
 * choices. The table answers for every choice of either contest.
 *
 * @param blockSizes - records of each block of the dataset
 * @remarks O(records + distinct pairs of selections); allocates the table and one block of codes.
 */
export function crossTabulate(
  first: ContestColumn,
  second: ContestColumn,
  blockSizes: readonly number[],
): CrossTable {
  const columns = placeCount(second);
  const counts = new Float64Array(placeCount(first) * columns);
  const add = (
    rowPlaces: readonly number[] | undefined,
    columnPlaces: readonly number[] | undefined,
    records: number,
  ) => {
    for (const row of rowPlaces ?? []) {
      for (const column of columnPlaces ?? []) {
        const cell = row * columns + column;
        counts[cell] = (counts[cell] ?? 0) + records;
      }
    }
  };
  blockSizes.forEach((recordCount, ordinal) => {
    const blocks = [first.blocks[ordinal], second.blocks[ordinal]] as const;
    const rowPlaces = placesOfCodes(first, blocks[0]);
    const columnPlaces = placesOfCodes(second, blocks[1]);
    const [a, b] = blocks;
    if (!a || !b) {
      // One of the two says "not on ballot" throughout: the records of the other's codes are enough.
      const single = a ?? b;
      const histogram = single ? countCodes(single, recordCount) : [recordCount];
      histogram.forEach((records, code) => {
        add(rowPlaces[a ? code : 0], columnPlaces[b ? code : 0], records);
      });
      return;
    }
    const rowCodes = unpackCodes(a, recordCount);
    const columnCodes = unpackCodes(b, recordCount);
    const stride = columnPlaces.length;
    if (rowPlaces.length * stride > pairTableLimit) {
      for (let i = 0; i < recordCount; i += 1)
        add(rowPlaces[rowCodes[i] ?? 0], columnPlaces[columnCodes[i] ?? 0], 1);
      return;
    }
    const pairs = new Uint32Array(rowPlaces.length * stride);
    for (let i = 0; i < recordCount; i += 1) {
      const pair = (rowCodes[i] ?? 0) * stride + (columnCodes[i] ?? 0);
      pairs[pair] = (pairs[pair] ?? 0) + 1;
    }
    pairs.forEach((records, pair) => {
      if (records > 0)
        add(rowPlaces[Math.floor(pair / stride)], columnPlaces[pair % stride], records);
    });
  });
  return { rows: placeCount(first), columns, counts };
}
