import { FileError, quoteValue } from '@crossvote/opening';
import type { ContestDefinition } from '../../cvr-sink.ts';
import { readChoiceColumn, type ChoiceColumn } from './choice-column.ts';
import { listLength } from './choice-key.ts';
import { findRanking, titledColumns, type TitledColumns } from './contest-ranking.ts';
import type { ColumnRows } from './header-filling.ts';

/** Neighbouring columns with one title: one contest, or several that only the cells of records tell apart. */
export interface ContestColumns {
  /** Whole title, white space folded: the contest's identity across files. */
  readonly title: string;
  readonly definition: ContestDefinition;
  /** Place of its first column in the record. */
  readonly firstColumn: number;
  readonly columns: readonly ChoiceColumn[];
  /** Places among its columns whose title differs in white space from the one before. */
  readonly titleBreaks: readonly number[];
  /** What shows that it is ranked, where its title does not say so. */
  readonly rankedBy?: 'titles' | 'names' | 'lists';
}

/**
 * Groups the choice columns into contests.
 *
 * @throws FileError where a title or a choice is missing
 */
export function readContests(
  file: string,
  rows: ColumnRows,
  firstChoice: number,
): ContestColumns[] {
  const contests: ContestColumns[] = [];
  const width = Math.max(rows.titles.cells.length, rows.choices.cells.length);
  for (let column = firstChoice; column < width;) {
    const titled = titledColumns(rows, column, width);
    if (titled.title === '') {
      refuseUntitled(file, rows, column, titled.end, width);
      break;
    }
    contests.push(...separateLists(readContest(file, rows, titled)));
    column = titled.end;
  }
  return contests;
}

function readContest(
  file: string,
  rows: ColumnRows,
  { title, first, end, ranking: ranksOfTitles }: TitledColumns,
): ContestColumns {
  const { cells } = rows.titles;
  const found = findRanking(rows, { title, first, end, ranking: ranksOfTitles });
  const { name, voteFor } = found;
  const at = { file, line: rows.titles.line, column: first + 1 };
  if (name === '')
    throw new FileError(
      'contest_without_name',
      `the contest title ${quoteValue(title)} holds no name; export it again`,
      at,
    );
  if (voteFor === 0)
    throw new FileError(
      'vote_for_zero',
      `${quoteValue(title)} allows no vote; correct the title`,
      at,
    );
  const rankLimit = found.ranking?.rankLimit ?? found.rankLimit;
  const contest = { file, title, rankLimit };
  const columns: ChoiceColumn[] = [];
  const titleBreaks: number[] = [];
  for (let column = first; column < end; column += 1) {
    columns.push(readChoiceColumn(contest, rows, column, found.ranking?.choices[column - first]));
    const isBreak = column > first && cells[column] !== cells[column - 1];
    if (isBreak && !ranksOfTitles) titleBreaks.push(column - first);
  }
  return {
    title,
    definition: {
      name,
      voteFor: voteFor ?? 1,
      rankLimit,
      voteForIsInferred: voteFor === undefined,
    },
    firstColumn: first,
    columns,
    titleBreaks,
    ...(found.rankedBy && { rankedBy: found.rankedBy }),
  };
}

/** One whole list of choices after another: no contest lists its choices twice, so each list is a contest. */
function separateLists(contest: ContestColumns): ContestColumns[] {
  const { columns, firstColumn, titleBreaks, definition } = contest;
  const length = listLength(columns, definition.voteFor);
  return Array.from({ length: columns.length / length }, (_, list) => {
    const from = list * length;
    return {
      ...contest,
      firstColumn: firstColumn + from,
      columns: columns.slice(from, from + length),
      titleBreaks: titleBreaks
        .map((place) => place - from)
        .filter((place) => place > 0 && place < length),
    };
  });
}

/** Columns without a title are allowed at the end only, and empty. */
function refuseUntitled(
  file: string,
  { titles, choices }: ColumnRows,
  from: number,
  end: number,
  width: number,
): void {
  const named = choices.cells.findIndex((cell, column) => column >= from && cell.trim() !== '');
  if (end === width && named === -1) return;
  throw new FileError(
    'contest_without_title',
    'a choice column has no contest title above it; export it again',
    { file, line: titles.line, column: Math.max(named, from) + 1 },
  );
}
