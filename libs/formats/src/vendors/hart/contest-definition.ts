import type { FileChoice } from '../../contests/choices-of-files.ts';
import type { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import type { ChoiceDefinition, ContestDefinition, CvrSink } from '../../cvr-sink.ts';
import { voteForIn } from '../../words/complete-names.ts';
import type { SurveyedContest } from './contest-survey.ts';
import { withoutSpace, type HartOption } from './hart-record.ts';
import type { JoinedContest } from './join-databases.ts';

/** A contest with its numbers in the sink. */
export interface KnownContest {
  readonly number: number;
  readonly isRanked: boolean;
  /** Numbers of the choices by their key. */
  readonly choices: ReadonlyMap<string, number>;
}

/** The definition of a contest, from the whole export. */
export function defineContest(contest: SurveyedContest): ContestDefinition {
  const { id: code, name, mostVotes, rankCount } = contest;
  if (rankCount > 1)
    return { name, code, voteFor: 1, rankLimit: rankCount, voteForIsInferred: true };
  const stated = voteForIn(name);
  const voteFor = Math.max(1, mostVotes, stated);
  return { name, code, voteFor, rankLimit: 0, voteForIsInferred: voteFor !== stated };
}

/** Declares a contest and its choices. @returns the contest in each database */
export function enterContest(
  { key, contest, members }: JoinedContest,
  sink: CvrSink,
  ofFiles: ContestsOfFiles,
): (readonly [SurveyedContest, KnownContest])[] {
  const definition = defineContest(contest);
  const number = ofFiles.declare(key, definition, sink);
  const ofContest = ofFiles.choicesOf(number, sink);
  return members.map((member) => {
    const numbers = ofContest.enter(fileChoices([...member.choices.values()]));
    const choices = new Map(
      [...member.choices.keys()].map((option, at) => [option, numbers[at] ?? 0]),
    );
    return [member, { number, isRanked: definition.rankLimit > 0, choices }];
  });
}

/** The choices of one database. Ids tell choices with one name apart within it; between databases, their order does. */
function fileChoices(options: readonly HartOption[]): FileChoice[] {
  const times = new Map<string, number>();
  return options.map((option) => {
    const definition = defineChoice(option);
    if (option.isWriteIn && option.name === '') return { key: '', definition };
    const named = JSON.stringify([option.isWriteIn, withoutSpace(option.name)]);
    const before = times.get(named) ?? 0;
    times.set(named, before + 1);
    return { key: JSON.stringify([named, before]), definition };
  });
}

/** The id belongs to the write-in line. The choice is the text that was written, which has no id. */
function defineChoice({ id, name, isWriteIn }: HartOption): ChoiceDefinition {
  const shown = name === '' ? 'Write-in' : name;
  return { name: shown, party: '', isWriteIn, code: isWriteIn ? '' : id };
}
