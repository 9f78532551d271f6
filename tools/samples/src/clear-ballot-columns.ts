import type { Contest, Selection } from './election.ts';

/** One choice column: every blank write-in line has its own, in a ranking each rank. */
export interface ClearBallotColumn {
  readonly contest: number;
  readonly choice: number;
  /** From 1; 0 where the contest is not ranked. */
  readonly rank: number;
  /** Which of the blank write-in lines, from 0. */
  readonly line: number;
  /** The vendor's number of the choice, from 1 through all contests. */
  readonly id: number;
}

/** The columns of all contests, by contest. */
export function clearBallotColumns(contests: readonly Contest[]): ClearBallotColumn[][] {
  let id = 0;
  return contests.map((contest, index) => {
    const lines = contest.choices.flatMap(({ writeInLines }, choice) =>
      Array.from({ length: Math.max(1, writeInLines) }, (_, line) => {
        id += 1;
        return { contest: index, choice, line, id };
      }),
    );
    const ranks = Array.from({ length: contest.rankLimit }, (_, rank) => rank + 1);
    return (ranks.length > 0 ? ranks : [0]).flatMap((rank) =>
      lines.map((line) => ({ ...line, rank })),
    );
  });
}

/** `1`, `0`, or nothing where the contest is not on the card. */
export function clearBallotCells(
  columns: readonly ClearBallotColumn[],
  selection: Selection | undefined,
): string[] {
  if (selection === undefined) return columns.map(() => '');
  return columns.map(({ choice, rank, line }) => {
    const marks = selection.filter((mark) => mark.choice === choice && mark.rank === rank);
    return line < marks.length ? '1' : '0';
  });
}
