import type { ChoiceDefinition, ContestDefinition, CvrSink } from '../cvr-sink.ts';
import { voteForIn } from '../names-in-full.ts';
import type { SurveyedContest } from './contest-survey.ts';
import type { HartOption } from './hart-record.ts';

/** A contest with its numbers in the sink. */
export interface KnownContest {
  readonly number: number;
  readonly isRanked: boolean;
  /** Numbers of the choices by their key. */
  readonly choices: ReadonlyMap<string, number>;
}

/** What the export as a whole says of a contest. */
export function defineContest(contest: SurveyedContest): ContestDefinition {
  const { id: code, name, mostVotes, rankCount } = contest;
  if (rankCount > 1)
    return { name, code, voteFor: 1, rankLimit: rankCount, voteForIsInferred: true };
  const stated = voteForIn(name);
  const voteFor = Math.max(1, mostVotes, stated);
  return { name, code, voteFor, rankLimit: 0, voteForIsInferred: voteFor !== stated };
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

/** Lines for write-ins have ids of their own, and the choice is what was written: it has none. */
function defineChoice({ id, name, isWriteIn }: HartOption): ChoiceDefinition {
  const shown = name === '' ? 'Write-in' : name;
  return { name: shown, party: '', isWriteIn, code: isWriteIn ? '' : id };
}
