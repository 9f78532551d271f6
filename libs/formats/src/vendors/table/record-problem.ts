import { quoteValue } from '@crossvote/opening';
import { isUnnamedWriteIn } from '../../words/write-ins.ts';
import type { Problem, TableRecord, TableVote } from './table-record.ts';

/** Why a record cannot be stored. */
export function findProblem({ votes, problem }: TableRecord): Problem | undefined {
  if (problem) return problem;
  for (const [contest, ofContest] of votes) {
    const found = findRepeated(contest, ofContest) ?? findUnclearOvervote(contest, ofContest);
    if (found) return found;
  }
  return undefined;
}

function findRepeated(contest: string, votes: readonly TableVote[]): Problem | undefined {
  if (votes.length < 2) return undefined;
  const seen = new Set<string>();
  for (const { choice, rank, kind } of votes) {
    if (kind !== 'vote' || isUnnamedWriteIn(choice)) continue;
    const key = `${rank} ${choice}`;
    if (seen.has(key))
      return {
        code: 'choice_repeated',
        message: `the record has ${quoteValue(choice)} of ${quoteValue(contest)} twice: perhaps two ballots of one number`,
      };
    seen.add(key);
  }
  return undefined;
}

/** An overvote is no vote, so that its IsVote of 0 may say either: it holds, or, among the choices listed, it does not. */
function findUnclearOvervote(contest: string, votes: readonly TableVote[]): Problem | undefined {
  if (!votes.every(({ kind }) => kind === 'noOvervote')) return undefined;
  return {
    code: 'overvote_unclear',
    message: `${quoteValue(contest)} has a row that says overvote, under IsVote that it is none, and no other row: it cannot be told whether it was overvoted`,
  };
}
