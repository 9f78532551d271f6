import { FileError, foldWhiteSpace, type Place, quoteValue } from '@crossvote/opening';
import { isWriteIn } from '../../words/write-ins.ts';
import type { ChoiceDefinition } from '../../cvr-sink.ts';
import type { ColumnRows } from './header-filling.ts';
import { splitRankNumber } from './ranking.ts';
import type { RankedChoice } from './ranking.ts';

/** One choice column. */
export interface ChoiceColumn {
  readonly definition: ChoiceDefinition;
  /** Rank from 1 in a ranked contest, 0 elsewhere. */
  readonly rank: number;
}

/** The contest that a column belongs to. */
interface Contest {
  readonly file: string;
  readonly title: string;
  readonly rankLimit: number;
}

/**
 * Reads what stands above one choice column.
 *
 * @param ranked - its choice in a ranking, where the columns of the contest make one
 * @throws FileError where the choice has no name, or no rank in a ranked contest
 */
export function readChoiceColumn(
  contest: Contest,
  { choices, headings }: ColumnRows,
  column: number,
  ranked: RankedChoice | undefined,
): ChoiceColumn {
  const cell = foldWhiteSpace(choices.cells[column] ?? '');
  const at = { file: contest.file, line: choices.line, column: column + 1 };
  const isPlain = contest.rankLimit === 0 || cell === '';
  const {
    name,
    rank,
    code = '',
  } = ranked ?? (isPlain ? { name: cell, rank: 0 } : rankedChoice(contest, cell, at));
  if (name === '')
    throw new FileError(
      'choice_without_name',
      `${quoteValue(contest.title)} has a column without a choice name; export it again`,
      at,
    );
  const party = foldWhiteSpace(headings.cells[column] ?? '');
  // Some exports repeat the choice in place of a party code.
  const hasParty = party !== cell && party !== name;
  const definition = { name, party: hasParty ? party : '', isWriteIn: isWriteIn(name) };
  return { definition: code === '' ? definition : { ...definition, code }, rank };
}

function rankedChoice(contest: Contest, cell: string, at: Place): RankedChoice {
  const choice = splitRankNumber(cell);
  if (choice && choice.rank >= 1 && choice.rank <= contest.rankLimit) return choice;
  throw new FileError(
    'choice_without_rank',
    `${quoteValue(cell)} must end in its rank, (1) to (${contest.rankLimit}), as ${quoteValue(contest.title)} is ranked`,
    at,
  );
}
