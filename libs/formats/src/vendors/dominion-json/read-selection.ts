import { writeInsShareFirstRank } from '../../words/write-ins.ts';
import type { BallotContest, BallotMark, Oddity, ReadSelection } from './ballot-contest.ts';
import { RefusedRecord } from './json-values.ts';
import type { OpenContest } from './open-contest.ts';

/** @throws RefusedRecord when a mark has no vote flag, or a rank that the contest does not have */
export function readSelection(listed: BallotContest, contest: OpenContest): ReadSelection {
  const { voteFor, rankLimit } = contest.plan.definition;
  const isRanked = rankLimit > 0;
  const counted = isRanked ? rankedMarks(listed, rankLimit) : votes(listed);
  const isDeclared = counted.length === 0 && isDeclaredOvervote(listed, isRanked, voteFor);
  const all = isDeclared ? listed.marks : counted;
  const marks = withoutRepeats(all, contest);
  const isOvervoted =
    isDeclared ||
    (isRanked && writeInsShareFirstRank(marks, (mark) => contest.isWriteInLine(mark)));
  const oddities: Oddity[] = isRanked || isOvervoted ? [] : contradictions(listed, marks, voteFor);
  if (marks.length < all.length) oddities.push('choice_marked_twice');
  const declared = isOvervoted ? 'overvoted' : 'nothing';
  return { key: keyOf(marks, declared), marks, declared, isRanked, oddities };
}

/** Versions differ in the vote flag of ranks, so all marks that are not ambiguous are read. */
function rankedMarks({ marks }: BallotContest, rankLimit: number): BallotMark[] {
  const wrong = marks.find(({ rank }) => rank < 1 || rank > rankLimit);
  if (!wrong) return [...marks].sort((a, b) => a.rank - b.rank);
  throw new RefusedRecord(
    'rank_unknown',
    `a mark has rank ${wrong.rank}, and the contest has ${rankLimit} ranks; export the records and the manifests again`,
  );
}

function votes({ marks }: BallotContest): BallotMark[] {
  const ranked = marks.find(({ rank }) => rank > 1);
  if (ranked)
    throw new RefusedRecord(
      'rank_unknown',
      `a mark has rank ${ranked.rank}, and the contest is not ranked; export the records and the manifests again`,
    );
  if (marks.every(({ isVote }) => isVote !== undefined))
    return marks.filter(({ isVote }) => isVote === true);
  throw new RefusedRecord(
    'vote_flag_missing',
    'a mark does not say whether it is a vote (IsVote); export it again',
  );
}

/** The oldest versions do not state overvotes. There, more marks than votes are an overvote. */
function isDeclaredOvervote(
  { overvotes, marks }: BallotContest,
  isRanked: boolean,
  voteFor: number,
): boolean {
  if (overvotes !== undefined) return overvotes > 0;
  return !isRanked && marks.length > voteFor;
}

/** A candidate counts once. Each marked write-in line counts (semantics: rule 5). */
function withoutRepeats(marks: readonly BallotMark[], contest: OpenContest): readonly BallotMark[] {
  if (marks.length < 2) return marks;
  const seen = new Set<string>();
  return marks.filter((mark) => {
    const isLine = contest.isWriteInLine(mark);
    if (isLine && mark.writeInLine === undefined) return true;
    const key = `${mark.candidate}@${mark.rank}/${isLine ? mark.writeInLine : ''}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function keyOf(marks: readonly BallotMark[], declared: string): string {
  let key = declared;
  for (const { candidate, rank } of marks) key += `,${candidate}@${rank}`;
  return key;
}

/** Contradictions between the stated numbers of the export and its votes: the manifest may belong to another export. */
function contradictions(
  { undervotes, overvotes = 0 }: BallotContest,
  marks: readonly BallotMark[],
  voteFor: number,
): Oddity[] {
  const found: Oddity[] = [];
  if (undervotes !== undefined && undervotes !== Math.max(0, voteFor - marks.length))
    found.push('undervotes_differ');
  if (overvotes > 0 !== marks.length > voteFor) found.push('overvotes_differ');
  return found;
}
