import { isUnnamedWriteIn } from '../contest-catalog.ts';
import type { ContestDefinition } from '../cvr-sink.ts';
import { foldWhiteSpace } from '../fold-white-space.ts';
import { CvrFileError, quoteValue } from '../issue.ts';
import { readChoiceColumn, type ChoiceColumn } from './choice-column.ts';
import { parseContestTitle } from './contest-title.ts';
import type { ColumnRows } from './header-row.ts';

/** Neighbouring columns with one title. */
export interface ContestColumns {
  /** Whole title, white space folded: the contest's identity across files. */
  readonly title: string;
  readonly definition: ContestDefinition;
  /** Whether the title says how many may be marked. */
  readonly statesVoteFor: boolean;
  /** Place of its first column in the record. */
  readonly firstColumn: number;
  readonly columns: readonly ChoiceColumn[];
}

/**
 * Groups the choice columns into contests.
 *
 * @throws CvrFileError where a title or a choice is missing, or two contests cannot be told apart
 */
export function readContests(
  file: string,
  rows: ColumnRows,
  firstChoice: number,
): ContestColumns[] {
  const contests: ContestColumns[] = [];
  const width = Math.max(rows.titles.cells.length, rows.choices.cells.length);
  for (let column = firstChoice; column < width;) {
    const title = foldWhiteSpace(rows.titles.cells[column] ?? '');
    const end = endOfTitle(file, rows, column, width);
    if (title === '') {
      refuseUntitled(file, rows, column, end, width);
      break;
    }
    contests.push(readContest(file, rows, column, end));
    column = end;
  }
  return contests;
}

/** One after the last neighbouring column with the same title. */
function endOfTitle(file: string, { titles }: ColumnRows, column: number, width: number): number {
  const cell = titles.cells[column] ?? '';
  const title = foldWhiteSpace(cell);
  for (let end = column + 1; end < width; end += 1) {
    const next = titles.cells[end] ?? '';
    if (foldWhiteSpace(next) !== title) return end;
    if (next !== cell && title !== '') {
      throw new CvrFileError(
        'titles_alike',
        `the title ${quoteValue(title)} and the one before it differ in white space only: one contest or two, that cannot be told yet; make them equal or different in row 2`,
        { file, line: titles.line, column: end + 1 },
      );
    }
  }
  return width;
}

function readContest(file: string, rows: ColumnRows, first: number, end: number): ContestColumns {
  const title = foldWhiteSpace(rows.titles.cells[first] ?? '');
  const { name, voteFor, rankLimit } = parseContestTitle(title);
  const at = { file, line: rows.titles.line, column: first + 1 };
  if (name === '')
    throw new CvrFileError(
      'contest_without_name',
      `the contest title ${quoteValue(title)} holds no name; export it again`,
      at,
    );
  if (voteFor === 0)
    throw new CvrFileError(
      'vote_for_zero',
      `${quoteValue(title)} allows no vote; correct the title`,
      at,
    );
  const contest = { file, title, name, voteFor: voteFor ?? 1, rankLimit };
  const columns: ChoiceColumn[] = [];
  for (let column = first; column < end; column += 1)
    columns.push(readChoiceColumn(contest, rows, column));
  refuseRepeatedChoices(contest, rows.choices.line, first, columns);
  return {
    title,
    definition: { name, voteFor: contest.voteFor, rankLimit },
    statesVoteFor: voteFor !== undefined,
    firstColumn: first,
    columns,
  };
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
  throw new CvrFileError(
    'contest_without_title',
    'a choice column has no contest title above it; export it again',
    { file, line: titles.line, column: Math.max(named, from) + 1 },
  );
}

/**
 * One choice twice under one title, or more blank write-in lines than votes, is mostly two contests with one
 * title, which the header alone cannot separate: counted as one contest, both together would look like an overvote.
 */
function refuseRepeatedChoices(
  {
    file,
    title,
    voteFor,
  }: { readonly file: string; readonly title: string; readonly voteFor: number },
  line: number,
  first: number,
  columns: readonly ChoiceColumn[],
): void {
  const seen = new Map<string, number>();
  columns.forEach(({ definition: { name }, rank }, place) => {
    const isWriteInLine = isUnnamedWriteIn(name);
    const key = JSON.stringify([rank, isWriteInLine ? '' : name]);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    if (times <= (isWriteInLine && rank === 0 ? voteFor : 1)) return;
    throw new CvrFileError(
      'choice_repeated',
      `${quoteValue(name)} stands ${times} times under ${quoteValue(title)}: two contests with one title cannot be told apart yet; give the second another title in row 2`,
      { file, line, column: first + place + 1 },
    );
  });
}
