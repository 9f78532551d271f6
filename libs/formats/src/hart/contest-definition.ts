import type { ChoiceDefinition, ContestDefinition, CvrSink } from '../cvr-sink.ts';
import type { SurveyedContest } from './contest-survey.ts';
import type { HartOption } from './hart-record.ts';

/** A contest with its numbers in the sink. */
export interface KnownContest {
  readonly number: number;
  readonly isRanked: boolean;
  /** Numbers of the choices by their key. */
  readonly choices: ReadonlyMap<string, number>;
}

/** A number of votes that stands in the contest's name, as in `COUNCIL VOTE FOR 2`; 0 where there is none. */
export function statedVoteFor(name: string): number {
  const stated = /\bvote\s+for\s+(?:up\s+to\s+|no(?:t)?\s+more\s+than\s+)?(\d{1,2})\b/i.exec(name);
  return Number(stated?.[1] ?? 0);
}

/** What the export as a whole says of a contest. */
export function defineContest(contest: SurveyedContest): ContestDefinition {
  const { name, mostVotes, rankCount } = contest;
  if (rankCount > 1) return { name, voteFor: 1, rankLimit: rankCount };
  return { name, voteFor: Math.max(1, mostVotes, statedVoteFor(name)), rankLimit: 0 };
}

/** Declares a contest and its choices. */
export function enterContest(contest: SurveyedContest, sink: CvrSink): KnownContest {
  const definition = defineContest(contest);
  const number = sink.addContest(definition);
  const choices = new Map<string, number>();
  for (const [key, option] of contest.choices)
    choices.set(key, sink.addChoice(number, defineChoice(option)));
  return { number, isRanked: definition.rankLimit > 0, choices };
}

function defineChoice({ name, isWriteIn }: HartOption): ChoiceDefinition {
  return { name: name === '' ? 'Write-in' : name, party: '', isWriteIn };
}
