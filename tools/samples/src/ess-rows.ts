import { at } from './at.ts';
import type { CastVoteRecord, Contest, Election, Selection } from './election.ts';
import { foldName } from './fold-name.ts';

/** The headings of one contest: one for each rank, or the name and an empty one for each further vote. */
export function essHeadings({ name, voteFor, rankLimit }: Contest): string[] {
  const folded = foldName(name);
  if (rankLimit === 0) {
    return Array.from({ length: voteFor }, (_, index) => (index === 0 ? folded : ''));
  }
  return Array.from({ length: rankLimit }, (_, index) => `${folded} Choice ${index + 1}`);
}

/**
 * The cells of one contest on one record. The marks of an overvote are not in them.
 *
 * @param nameOf - what stands for a choice, by its index
 */
export function essCells(
  contest: Contest,
  selection: Selection | undefined,
  nameOf: (choice: number) => string,
): string[] {
  const width = contest.rankLimit > 0 ? contest.rankLimit : contest.voteFor;
  const columns = Array.from({ length: width }, (_, index) => index);
  if (selection === undefined) return columns.map(() => '');
  if (contest.rankLimit === 0 && selection.length > width) return columns.map(() => 'overvote');
  return columns.map((column) => {
    const here =
      contest.rankLimit > 0
        ? selection.filter(({ rank }) => rank === column + 1)
        : selection.slice(column, column + 1);
    if (here.length > 1) return 'overvote';
    return here.length === 0 ? 'undervote' : nameOf(at(here, 0).choice);
  });
}

/** What a vote for a choice is called in the cells. */
export function essName({ choices }: Contest, choice: number): string {
  const { name, isWriteIn, writeInLines } = at(choices, choice);
  return isWriteIn && writeInLines > 0 ? 'Write-in' : foldName(name);
}

/** The three leading cells of a record, and the number that keys it. */
export function essLeading(
  election: Election,
  record: CastVoteRecord,
  number: number,
): [number: number, precinct: string, style: string] {
  return [
    number,
    at(election.precincts, record.precinct).name,
    at(election.ballotStyles, record.ballotStyle).name,
  ];
}

/** The headings of the three leading cells. */
export const essLeadingHeadings = ['Cast Vote Record', 'Precinct', 'Ballot Style'];
