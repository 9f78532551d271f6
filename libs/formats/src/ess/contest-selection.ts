import type { Mark, Selection } from '../cvr-sink.ts';
import { foldWhiteSpace } from '../fold-white-space.ts';
import { isWriteInLine, wordIn } from './cell-meaning.ts';
import type { ContestColumns } from './contest-headings.ts';

/** What a cell stands for: a choice from 0, or a word. */
const words = { blank: -1, undervote: -2, overvote: -3, error: -4 } as const;
const { blank, overvote } = words;

/** What a cell says about its contest. */
export interface CellMeaning {
  /** The choice, or below 0 a word. */
  readonly choice: number;
  /** Whether it is a write-in line without a name, of which a ballot may have several. */
  readonly isUnnamed: boolean;
}

/** Something odd about the cells of one contest on a record that is stored all the same. */
export const oddityKinds = [
  'partlyBlank',
  'partlyOvervoted',
  'choiceTwice',
  'overvoteBelow',
] as const;

export type Oddity = (typeof oddityKinds)[number];

/** What the cells of a contest come to on one record. */
export interface UnderstoodCells {
  readonly selection: Selection;
  readonly oddity: Oddity | undefined;
}

/**
 * What a cell stands for.
 *
 * @param text - as it stands
 * @param choiceNamed - gives the choice of a name with its white space folded
 */
export function meaningOf(text: string, choiceNamed: (folded: string) => number): CellMeaning {
  const folded = foldWhiteSpace(text);
  const word = wordIn(folded);
  return {
    choice: word ? words[word] : choiceNamed(folded),
    isUnnamed: isWriteInLine(folded),
  };
}

/** Whether a text is the error of a spreadsheet. */
export function isErrorValue(text: string): boolean {
  return text.startsWith('#') && wordIn(foldWhiteSpace(text)) === 'error';
}

/** What the cells of a contest come to; undefined where it is not on the record. */
export function understandCells(
  cells: readonly CellMeaning[],
  { rankLimit, ranks }: Pick<ContestColumns, 'rankLimit' | 'ranks'>,
): UnderstoodCells | undefined {
  const choices = cells.map(({ choice }) => choice);
  if (choices.every((choice) => choice === blank)) return undefined;
  if (rankLimit > 0)
    return { selection: rankingOf(choices, ranks), oddity: oddityOfRanking(choices, ranks) };
  return { selection: selectionOf(cells), oddity: oddityOf(cells) };
}

/** A name that stands twice is one mark: a ballot has one place for it. Write-in lines are several. */
function selectionOf(cells: readonly CellMeaning[]): Selection {
  const marks: Mark[] = [];
  for (const { choice, isUnnamed } of cells) {
    const isRepeated = marks.some((mark) => mark.choice === choice) && !isUnnamed;
    if (choice >= 0 && !isRepeated) marks.push({ choice, rank: 0 });
  }
  const isOvervoted = cells.some(({ choice }) => choice === overvote);
  return { marks, declared: isOvervoted ? 'overvoted' : 'nothing' };
}

function oddityOf(cells: readonly CellMeaning[]): Oddity | undefined {
  const overvotes = cells.filter(({ choice }) => choice === overvote).length;
  if (overvotes > 0) return overvotes < cells.length ? 'partlyOvervoted' : undefined;
  if (cells.some(({ choice }) => choice === blank)) return 'partlyBlank';
  const named = cells.filter(({ choice, isUnnamed }) => choice >= 0 && !isUnnamed);
  return new Set(named.map(({ choice }) => choice)).size < named.length ? 'choiceTwice' : undefined;
}

/** All named ranks are kept; an overvote counts where no named rank is above it (semantics: rule 4). */
function rankingOf(choices: readonly number[], ranks: readonly number[]): Selection {
  const marks = choices
    .map((choice, place) => ({ choice, rank: ranks[place] ?? 0 }))
    .filter(({ choice }) => choice >= 0)
    .sort((a, b) => a.rank - b.rank);
  const isOvervoted = firstRank(choices, ranks, overvote) < (marks[0]?.rank ?? Infinity);
  return { marks, declared: isOvervoted ? 'overvoted' : 'nothing' };
}

/** The highest rank with this meaning; Infinity when there is none. */
function firstRank(choices: readonly number[], ranks: readonly number[], wanted: number): number {
  return Math.min(...ranks.filter((_, place) => choices[place] === wanted));
}

function oddityOfRanking(choices: readonly number[], ranks: readonly number[]): Oddity | undefined {
  const named = Math.min(...ranks.filter((_, place) => (choices[place] ?? blank) >= 0));
  const overvoted = firstRank(choices, ranks, overvote);
  if (overvoted !== Infinity && named < overvoted) return 'overvoteBelow';
  return choices.includes(blank) ? 'partlyBlank' : undefined;
}
