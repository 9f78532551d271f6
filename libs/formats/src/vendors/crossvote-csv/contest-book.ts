import { type IssueLog, quoteValue } from '@crossvote/opening';
import type { Selection } from '@crossvote/election';
import type { ContestDefinition, CvrSink } from '../../cvr-sink.ts';
import { writeInsShareFirstRank, isUnnamedWriteIn, isWriteIn } from '../../words/write-ins.ts';
import { CellProblem } from './cell-text.ts';
import type { CellSelection } from './cell-selection.ts';
import type { SurveyedContest } from './contest-survey.ts';
import type { StatedChoice } from './stated-contest.ts';

/** A contest in the sink. */
export interface BookedContest {
  readonly number: number;
  readonly label: string;
  readonly rankLimit: number;
  /** Number of each choice by its label, and whether it is a write-in. */
  readonly choices: ReadonlyMap<string, { readonly number: number; readonly isWriteIn: boolean }>;
}

/** Where a contest goes. */
interface BookContext {
  readonly sink: CvrSink;
  /** Declares it in the sink. */
  readonly declare: (definition: ContestDefinition) => number;
  readonly issues: IssueLog;
  readonly file: string;
}

/** Enters a contest into the sink, and says what is taken for granted of it. */
export function bookContest(
  label: string,
  surveyed: SurveyedContest,
  { sink, declare, issues, file }: BookContext,
): BookedContest {
  const { stated, found, mostMarks, highestRank } = surveyed;
  const rankLimit = stated.rankLimit ?? highestRank;
  const voteFor = stated.voteFor ?? (rankLimit > 0 ? 1 : mostMarks);
  tellInferred(label, surveyed, { voteFor, rankLimit }, (code, message) => {
    issues.add({ severity: 'assumption', code, message, place: { file } });
  });
  const { name, code, party, file: ofFile } = stated;
  const number = declare({
    name,
    voteFor,
    rankLimit,
    voteForIsInferred:
      stated.voteFor === undefined || (stated.rankLimit === undefined && rankLimit > 0),
    ...(code === undefined ? {} : { code }),
    ...(party === undefined ? {} : { party }),
    ...(ofFile === undefined ? {} : { file: ofFile }),
  });
  const choices = stated.choices ?? [...found].map(foundChoice);
  const booked = choices.map(({ label: choice, aggregateVotes, ...definition }) => {
    const ofSink = sink.addChoice(number, definition);
    if (aggregateVotes > 0) sink.addAggregateVotes(number, ofSink, aggregateVotes, file);
    return [choice, { number: ofSink, isWriteIn: definition.isWriteIn }] as const;
  });
  return { number, label, rankLimit, choices: new Map(booked) };
}

const foundChoice = (label: string): StatedChoice => ({
  label,
  name: label,
  party: '',
  isWriteIn: isWriteIn(label),
  aggregateVotes: 0,
});

function tellInferred(
  label: string,
  { stated, hasUndervotes }: SurveyedContest,
  { voteFor, rankLimit }: { voteFor: number; rankLimit: number },
  say: (code: string, message: string) => void,
): void {
  const contest = quoteValue(label);
  if (stated.rankLimit === undefined && rankLimit > 0)
    say(
      'rank_limit_inferred',
      `${contest}: taken as ranked with ${rankLimit} ranks, the most that one record has; a row #rank_limit states it`,
    );
  else if (stated.voteFor === undefined)
    say(
      'vote_for_inferred',
      `${contest}: taken as vote for ${voteFor}, the most that one record has; a row #vote_for states it`,
    );
  if (!hasUndervotes && (stated.voteFor === undefined || !stated.choices))
    say(
      'undervotes_unknown',
      `${contest}: no record says UNDERVOTE; a record that says nothing of the contest is taken as not having it on its ballot`,
    );
}

/**
 * The selection of a record in a contest, with the numbers of the choices.
 *
 * @param mayRepeat - whether a choice other than a write-in may be marked twice, and the table declares all overvotes
 * @throws CellProblem when the contest has no such choice or rank
 */
export function resolveSelection(
  { declared, marks, hasRanks }: CellSelection,
  contest: BookedContest,
  mayRepeat: boolean,
): Selection {
  const { label, rankLimit, choices } = contest;
  const of = quoteValue(label);
  if (hasRanks && rankLimit === 0)
    throw new CellProblem('contest_not_ranked', `ranks choices of ${of}, which is not ranked`);
  const seen = new Set<string>();
  const resolved = marks.map(({ label: name, rank }) => {
    const choice = choices.get(name) ?? (isUnnamedWriteIn(name) ? writeInOf(contest) : undefined);
    if (!choice)
      throw new CellProblem(
        'choice_unknown',
        `marks ${quoteValue(name)}, which ${of} does not have`,
      );
    if (rankLimit > 0 && rank === 0)
      throw new CellProblem('rank_missing', `has a mark of ${of} without a rank`);
    if (rankLimit > 0 && rank > rankLimit)
      throw new CellProblem('rank_wrong', `has a mark of ${of} with rank ${rank} of ${rankLimit}`);
    const mark = { choice: choice.number, rank: rankLimit > 0 ? rank : 0 };
    const isTwice = !choice.isWriteIn && seen.has(`${mark.choice}@${mark.rank}`);
    if (isTwice && !mayRepeat)
      throw new CellProblem('choice_repeated', `marks ${quoteValue(name)} of ${of} twice`);
    seen.add(`${mark.choice}@${mark.rank}`);
    return mark;
  });
  const line = writeInOf(contest)?.number;
  const isShared =
    !mayRepeat && rankLimit > 0 && writeInsShareFirstRank(resolved, (mark) => mark.choice === line);
  return { declared: isShared && declared === 'nothing' ? 'overvoted' : declared, marks: resolved };
}

function writeInOf({ choices }: BookedContest) {
  return [...choices].find(([label]) => isUnnamedWriteIn(label))?.[1];
}
