import { quoteValue } from '@crossvote/opening';
import type { LookedColumn, TableLook } from './table-look.ts';
import { isAmount, isEmpty, isNumber } from './words.ts';
import type { ProposedVotes } from './proposal.ts';

/** What a table says about how many ballots a row stands for. */
export interface ProposedWeight {
  readonly weight?: LookedColumn;
  readonly isCertain: boolean;
  readonly taken: readonly string[];
  readonly unsure: readonly string[];
}

/**
 * Finds the column that says how many ballots a row stands for. Where rows have record numbers, each is a ballot; a column
 * that could say otherwise is for a person to judge.
 */
export function weightColumn(look: TableLook, votes: ProposedVotes): ProposedWeight {
  const listed = look.columns.filter(({ role }) => role === 'weight');
  const hasNumbers = look.columns.some(({ role }) => role === 'record' || role === 'number');
  if (hasNumbers) return besideNumbers(listed, look, votes);
  const [only, ...more] = listed.filter(({ cells }) => cells.every(isNumber));
  if (!only) return withoutWeight(look, votes);
  const isClear = more.length === 0 && !countsMarks(only, look, votes);
  const taken = `a row counts as often as ${quoteValue(only.heading)} says`;
  if (isClear) return { weight: only, isCertain: true, taken: [taken], unsure: [] };
  return {
    weight: only,
    isCertain: false,
    taken: [taken],
    unsure: [
      `whether ${quoteValue(only.heading)} says how many ballots a row stands for, or how many marks are on it; take "weight" out if it is no weight`,
    ],
  };
}

/** Rows with record numbers, and columns that are called weight or the like. */
function besideNumbers(
  listed: readonly LookedColumn[],
  look: TableLook,
  votes: ProposedVotes,
): ProposedWeight {
  const doubtful = listed.filter(({ cells }) => {
    const isOne = cells.every((cell) => isEmpty(cell) || Number(cell) === 1);
    return !isOne && !cells.every((cell, row) => tellsMarks(cell, row, look, votes));
  });
  return {
    isCertain: doubtful.length === 0,
    taken: listed.map(
      ({ heading }) =>
        `${quoteValue(heading)} is not taken for a weight, as rows with record numbers are a ballot each`,
    ),
    unsure: doubtful.map(
      ({ heading }) =>
        `what ${quoteValue(heading)} is: if a row stands for as many ballots, name it as "weight"`,
    ),
  };
}

/** Whether a cell is the number of the marks of its row, or its lowest rank. */
function tellsMarks(cell: string, row: number, look: TableLook, votes: ProposedVotes): boolean {
  const cells = look.columns
    .filter(({ ref }) => votes.columns.has(ref))
    .map((column) => column.cells[row] ?? '');
  const marks = cells.filter((one) => !isEmpty(one));
  const lowest = marks.every(isNumber)
    ? Math.max(0, ...marks.map(Number))
    : cells.findLastIndex((one) => !isEmpty(one)) + 1;
  return isEmpty(cell) || Number(cell) === marks.length || Number(cell) === lowest;
}

/** Numbers of which nothing is known may be a weight, where no row has a record number. */
function withoutWeight({ columns }: TableLook, votes: ProposedVotes): ProposedWeight {
  const doubtful = columns.filter(({ role, ref, cells }) => {
    if (role === 'weight') return true;
    const isOpen = role === undefined && !votes.columns.has(ref);
    return isOpen && cells.length > 0 && cells.every((cell) => isAmount(cell) || isEmpty(cell));
  });
  return {
    isCertain: doubtful.length === 0,
    taken: [],
    unsure: doubtful.map(
      ({ heading, ref }) =>
        `what ${heading === '' ? `column ${ref}` : quoteValue(heading)} is: if it says how many ballots a row stands for, name it as "weight"`,
    ),
  };
}

/** Whether a column has, in every row, the number of the cells with votes, so that it may be that number. */
function countsMarks(column: LookedColumn, look: TableLook, votes: ProposedVotes): boolean {
  if (/^weight$/i.test(column.heading)) return false;
  const ofVotes = look.columns.filter(({ ref }) => votes.columns.has(ref));
  return column.cells.every((cell, row) => {
    const marks = ofVotes.filter(({ cells }) => !isEmpty(cells[row] ?? '')).length;
    return Number(cell) === marks;
  });
}
