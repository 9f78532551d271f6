import { quoteValue } from '@crossvote/opening';
import type { ProposedVotes } from './proposal.ts';
import type { LookedColumn, TableLook } from './table-look.ts';
import { isEmpty, named } from './words.ts';

/** Ranks of a row are nearly always different: two equal ones are an overvote. */
const differingShare = 0.9;

/** Columns that may be choices: nothing else is known of them. */
const open = ({ columns }: TableLook) =>
  columns.filter(({ role, heading }) => role === undefined && heading !== '');

const filled = ({ cells }: LookedColumn) => cells.filter((cell) => !isEmpty(cell));

/**
 * One contest with a column for each choice, and numbers of ranks in the cells.
 *
 * @param name - of the contest
 */
export function rankNumbers(look: TableLook, name: string): ProposedVotes | undefined {
  const choices = open(look).filter((column) => {
    const cells = filled(column);
    return cells.length > 0 && cells.every((cell) => /^[1-9]\d?(?:\.0+)?$/.test(cell));
  });
  const rows = Array.from({ length: look.rows }, (_, row) =>
    choices.flatMap(({ cells }) => {
      const cell = cells[row] ?? '';
      return isEmpty(cell) ? [] : Number(cell);
    }),
  );
  const several = rows.filter(({ length }) => length > 1);
  const differing = several.filter((ranks) => new Set(ranks).size === ranks.length);
  const isRanking =
    choices.length > 1 &&
    several.some((ranks) => ranks.includes(2)) &&
    rows.every((ranks) => Math.max(0, ...ranks) <= choices.length) &&
    differing.length >= several.length * differingShare;
  if (!isRanking) return undefined;
  return {
    contests: [{ name, rankNumbers: choices.map(({ ref }) => ref) }],
    columns: new Set(choices.map(({ ref }) => ref)),
    // A table of sums may look so; one of ballots numbers them. Any other column may be a choice that few ranked.
    isCertain:
      look.rows > 1 && look.columns.some(numbersRecords) && open(look).length === choices.length,
    taken: [
      `${named(choices)} are taken for the choices of one ranked contest, called ${quoteValue(name)} after the file, with the numbers of their ranks in the cells`,
    ],
    unsure: [],
  };
}

const numbersRecords = ({ role }: LookedColumn) => role === 'record' || role === 'number';

/** One contest with a column for each choice, and marks in the cells: 1 and 0, or one word and nothing. */
export function markColumns(look: TableLook, name: string): ProposedVotes | undefined {
  const choices = open(look).filter((column) => {
    const cells = filled(column);
    return cells.length > 0 && cells.every((cell) => /^(?:[01](?:\.0+)?|x|✓|✔)$/i.test(cell));
  });
  if (choices.length < 2) return undefined;
  return {
    contests: [{ name, marks: choices.map(({ ref }) => ref) }],
    columns: new Set(choices.map(({ ref }) => ref)),
    isCertain: false,
    taken: [`${named(choices)} are taken for the choices of one contest, with marks in the cells`],
    unsure: [
      `which contest they are of: they are all in one, called ${quoteValue(name)}; make several of them where they are of several, with how many may be marked ("voteFor")`,
    ],
  };
}

/** The words of cells that can only be marks. */
export function markWordsIn({ columns }: TableLook): Record<string, 'mark'> {
  const words = columns.flatMap(({ cells }) => cells.filter((cell) => /^(?:x|✓|✔)$/i.test(cell)));
  return Object.fromEntries([...new Set(words)].map((word) => [word, 'mark' as const]));
}
