import type { Mark, Selection } from '@crossvote/election';
import { writeInsShareFirstRank } from '../../words/write-ins.ts';
import type { CellMeaning } from './cell-meaning.ts';
import type { ContestColumns } from './contest-headings.ts';

/** Something odd about the cells of one contest. The record is stored nevertheless. */
export const oddityKinds = [
  'partlyBlank',
  'partlyOvervoted',
  'choiceTwice',
  'overvoteBelow',
  'namesJoined',
] as const;

export type Oddity = (typeof oddityKinds)[number];

/** The result of the cells of a contest on one record. */
export interface UnderstoodCells {
  readonly selection: Selection;
  readonly oddity: Oddity | undefined;
}

/** The result of the cells of a contest; undefined where the contest is not on the record. */
export function understandCells(
  cells: readonly CellMeaning[],
  { rankLimit, ranks }: Pick<ContestColumns, 'rankLimit' | 'ranks'>,
): UnderstoodCells | undefined {
  if (cells.every(({ state }) => state === 'blank')) return undefined;
  if (cells.some(({ state }) => state === 'redacted'))
    return { selection: { marks: [], declared: 'redacted' }, oddity: undefined };
  const selection = rankLimit > 0 ? rankingOf(cells, ranks) : selectionOf(cells);
  if (cells.some(({ choices }) => choices.length > 1)) return { selection, oddity: 'namesJoined' };
  return { selection, oddity: rankLimit > 0 ? oddityOfRanking(cells, ranks) : oddityOf(cells) };
}

/** A name that occurs twice is one mark, as a ballot has one place for it. Write-in lines are several marks. */
function selectionOf(cells: readonly CellMeaning[]): Selection {
  const marks: Mark[] = [];
  for (const { choices, unnamed } of cells)
    for (const choice of choices)
      if (choice === unnamed || marks.every((mark) => mark.choice !== choice))
        marks.push({ choice, rank: 0 });
  const isOvervoted = cells.some(({ state }) => state === 'overvote');
  return { marks, declared: isOvervoted ? 'overvoted' : 'nothing' };
}

function oddityOf(cells: readonly CellMeaning[]): Oddity | undefined {
  const overvotes = cells.filter(({ state }) => state === 'overvote').length;
  if (overvotes > 0) return overvotes < cells.length ? 'partlyOvervoted' : undefined;
  if (cells.some(({ state }) => state === 'blank')) return 'partlyBlank';
  const named = cells.flatMap(({ choices, unnamed }) =>
    choices.filter((choice) => choice !== unnamed),
  );
  return new Set(named).size < named.length ? 'choiceTwice' : undefined;
}

/**
 * All named ranks are kept. An overvote counts where no named rank is above it (semantics: rule 4). Each write-in line
 * in a rank is a mark.
 */
function rankingOf(cells: readonly CellMeaning[], ranks: readonly number[]): Selection {
  const marks = cells
    .flatMap(({ choices, unnamed }, place) =>
      choices
        .filter((choice, at) => choice === unnamed || choices.indexOf(choice) === at)
        .map((choice) => ({ choice, rank: ranks[place] ?? 0 })),
    )
    .sort((a, b) => a.rank - b.rank);
  const isLine = ({ choice }: Mark) => cells.some(({ unnamed }) => unnamed === choice);
  const isOvervoted =
    writeInsShareFirstRank(marks, isLine) ||
    firstOvervote(cells, ranks) < (marks[0]?.rank ?? Infinity);
  return { marks, declared: isOvervoted ? 'overvoted' : 'nothing' };
}

/** The highest rank that is overvoted; Infinity when there is none. */
function firstOvervote(cells: readonly CellMeaning[], ranks: readonly number[]): number {
  return Math.min(...ranks.filter((_, place) => cells[place]?.state === 'overvote'));
}

function oddityOfRanking(
  cells: readonly CellMeaning[],
  ranks: readonly number[],
): Oddity | undefined {
  const named = Math.min(...ranks.filter((_, place) => (cells[place]?.choices.length ?? 0) > 0));
  const overvoted = firstOvervote(cells, ranks);
  if (overvoted !== Infinity && named < overvoted) return 'overvoteBelow';
  return cells.some(({ state }) => state === 'blank') ? 'partlyBlank' : undefined;
}
