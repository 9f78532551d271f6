import { isChoice } from '../../rankings/choice-meanings.ts';
import type { ChoiceDefinition } from '../../cvr-sink.ts';
import type { StateWords } from '../../words/state-words.ts';
import { SilentReading } from '../../records/silent-reading.ts';
import type { BallotTaker, ReportBallot } from './report-ballots.ts';
import { choiceOf, contestOf } from './report-names.ts';

/** A contest as the lines of a report name it. */
export interface ReportContest {
  readonly code: string;
  readonly name: string;
  /** By number and name. */
  readonly choices: Map<string, ChoiceDefinition>;
  /** Most votes of one ballot. */
  mostVotes: number;
}

/** What tells a choice from others of its contest: all that is written in has one number. */
export function keyOfChoice({ name, code = '' }: ChoiceDefinition): string {
  return `${code} ${name}`;
}

/** The contests of a report, by what its lines call them. */
export class ReportSurvey extends SilentReading implements BallotTaker {
  readonly contests = new Map<string, ReportContest>();

  constructor(private readonly words: StateWords) {
    super();
  }

  ballot({ votes }: ReportBallot): void {
    const counts = new Map<ReportContest, number>();
    for (const vote of votes) {
      const contest = this.contestOf(vote.contest);
      const choice = choiceOf(vote, this.words);
      if (!isChoice(choice)) continue;
      const key = keyOfChoice(choice);
      if (!contest.choices.has(key)) contest.choices.set(key, choice);
      const count = (counts.get(contest) ?? 0) + 1;
      counts.set(contest, count);
      contest.mostVotes = Math.max(contest.mostVotes, count);
    }
  }

  private contestOf(text: string): ReportContest {
    const known = this.contests.get(text);
    if (known) return known;
    const contest = { ...contestOf(text), choices: new Map<string, ChoiceDefinition>() };
    const added = { ...contest, mostVotes: 1 };
    this.contests.set(text, added);
    return added;
  }
}
