import type { Contest, Selection } from './election.ts';

/** One choice column of a Dominion CSV: its four header cells apart from the election line, and its choice. */
export interface DominionColumn {
  readonly title: string;
  readonly name: string;
  readonly party: string;
  readonly choice: number;
  /** From 1; 0 where the contest is not ranked. */
  readonly rank: number;
  /** Which of the blank write-in lines of the choice this is, from 0. */
  readonly line: number;
}

/** How the columns of a contest are headed. */
export interface HeadingOptions {
  /** Replaces the first blank of every title; `''` leaves titles alone. */
  readonly titleBreak: string;
  /** Names of the second, third … blank write-in column of a contest; the first has the choice's own. */
  readonly writeInSpellings: readonly string[];
}

/** The choice columns of a contest: rank by rank where it is ranked. */
export function dominionColumns(contest: Contest, options: HeadingOptions): DominionColumn[] {
  const title = dominionTitle(contest, options.titleBreak);
  const ranks =
    contest.rankLimit > 0
      ? Array.from({ length: contest.rankLimit }, (_, index) => index + 1)
      : [0];
  return ranks.flatMap((rank) =>
    contest.choices.flatMap(({ name, party, writeInLines }, choice) =>
      Array.from({ length: Math.max(1, writeInLines) }, (_, line) => {
        const spelling = options.writeInSpellings[line - 1] ?? name;
        return {
          title,
          name: rank > 0 ? `${spelling}(${rank})` : spelling,
          party,
          choice,
          rank,
          line,
        };
      }),
    ),
  );
}

/** `Name (Vote For=N)`, or the ranked form of it. */
function dominionTitle(contest: Contest, titleBreak: string): string {
  const suffix =
    contest.rankLimit > 0
      ? `(Number of positions=${contest.voteFor}, Number of ranks=${contest.rankLimit})`
      : `(Vote For=${contest.voteFor})`;
  const title = `${contest.name} ${suffix}`;
  return titleBreak === '' ? title : title.replace(' ', titleBreak);
}

/** The cells of one contest on one record: empty where it is not on the card, else `0` or `1`. */
export function dominionCells(
  columns: readonly DominionColumn[],
  selection: Selection | undefined,
): string[] {
  if (selection === undefined) return columns.map(() => '');
  return columns.map(({ choice, rank, line }) => {
    const marks = selection.filter((mark) => mark.choice === choice && mark.rank === rank);
    return line < marks.length ? '1' : '0';
  });
}
