import type { ContestVotes, VoteMark } from './vote-record.ts';

/** The marks of a contest that are stored, and whether the report declares an overvote that they do not show. */
export interface CountedMarks {
  readonly marks: readonly VoteMark[];
  readonly declared: 'nothing' | 'overvoted';
}

const votesOf = (marks: readonly VoteMark[]) =>
  marks.reduce((votes, mark) => votes + mark.votes, 0);

/** The marks that count in a contest without ranks; all marks where it is overvoted. */
export function countMarks(contest: ContestVotes, voteFor: number): CountedMarks {
  const counted = contest.marks.filter(({ counts }) => counts);
  // Systems do not count the votes of an overvote, and not all of them declare the overvote.
  const isOvervote = counted.length === 0 && votesOf(contest.marks) > voteFor;
  if (contest.isOvervoted || isOvervote) return { marks: contest.marks, declared: 'overvoted' };
  return { marks: counted, declared: 'nothing' };
}

/** The marks that count in a ranked contest. An overvoted rank is kept, and ends the ranking there. */
export function countRanks(contest: ContestVotes): CountedMarks {
  const ranked = contest.marks.map((mark) => ({ ...mark, rank: mark.rank || 1 }));
  const overvotedRanks = findOvervotedRanks(ranked);
  const marks = ranked.filter(({ counts, rank }) => counts || overvotedRanks.has(rank));
  const isTold = overvotedRanks.size > 0 || marks.some(({ rank }) => rank === 1);
  return { marks, declared: contest.isOvervoted && !isTold ? 'overvoted' : 'nothing' };
}

/** Ranks with several choices, of which the system counted no mark. */
function findOvervotedRanks(marks: readonly VoteMark[]): Set<number> {
  const choices = new Map<number, Set<string>>();
  const countedRanks = new Set<number>();
  for (const { rank, choiceId, counts } of marks) {
    if (counts) countedRanks.add(rank);
    const ofRank = choices.get(rank) ?? new Set<string>();
    choices.set(rank, ofRank.add(choiceId ?? ''));
  }
  const overvoted = [...choices].filter(([rank, { size }]) => size > 1 && !countedRanks.has(rank));
  return new Set(overvoted.map(([rank]) => rank));
}
