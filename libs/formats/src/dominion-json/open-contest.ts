import { isUnnamedWriteIn } from '../write-in-names.ts';
import type { CvrSink, Selection } from '../cvr-sink.ts';
import type { CandidatePlan, ContestPlan } from './contest-plan.ts';
import { unknownCandidate } from './plan-contests.ts';
import type { BallotMark } from './ballot-contest.ts';
import type { ReadSelection } from './read-selection.ts';

/** One contest in the sink. Disabled contests and candidates are declared when a record has them. */
export class OpenContest {
  private contest: number | undefined;
  private readonly listed: ReadonlyMap<number, CandidatePlan>;
  private readonly choices = new Map<number, number>();
  private unnamedWriteIn: number | undefined;
  /** Codes that the sink gave in the present block. */
  private readonly codes = new Map<string, number>();

  constructor(
    readonly plan: ContestPlan,
    private readonly sink: CvrSink,
  ) {
    this.listed = new Map(plan.candidates.map((candidate) => [candidate.id, candidate]));
    if (!plan.isDisabled) this.declare();
  }

  /** Whether a mark is one of possibly several write-in lines with one candidate's id. */
  isWriteInLine({ candidate, writeInLine }: BallotMark): boolean {
    return this.listed.get(candidate)?.isWriteInLine ?? writeInLine !== undefined;
  }

  /** Whether the manifest or the first reading has the candidate. */
  lists(candidate: number): boolean {
    return this.listed.has(candidate);
  }

  /** Says that the present record has the contest. */
  store(selection: ReadSelection): void {
    const contest = this.contest ?? this.declare();
    let code = this.codes.get(selection.key);
    if (code === undefined) {
      code = this.sink.selectionCode(contest, this.selectionOf(selection));
      this.codes.set(selection.key, code);
    }
    this.sink.setSelection(contest, code);
  }

  /** The sink began a new block: codes are void. */
  forgetCodes(): void {
    this.codes.clear();
  }

  private declare(): number {
    this.contest = this.sink.addContest(this.plan.definition);
    for (const candidate of this.plan.candidates)
      if (!candidate.isDisabled) this.choiceOf(candidate.id, false);
    return this.contest;
  }

  private selectionOf({ marks, declared, isRanked }: ReadSelection): Selection {
    return {
      declared,
      marks: marks.map((mark) => ({
        choice: this.choiceOf(mark.candidate, mark.writeInLine !== undefined),
        rank: isRanked ? mark.rank : 0,
      })),
    };
  }

  private choiceOf(id: number, isWriteIn: boolean): number {
    const known = this.choices.get(id);
    if (known !== undefined) return known;
    const choice = this.addChoice(this.listed.get(id) ?? unknownCandidate(id, isWriteIn));
    this.choices.set(id, choice);
    return choice;
  }

  /** All unnamed write-in lines of a contest are one choice (semantics: rule 5). */
  private addChoice({ definition }: CandidatePlan): number {
    const contest = this.contest ?? this.declare();
    if (!isUnnamedWriteIn(definition.name)) return this.sink.addChoice(contest, definition);
    return (this.unnamedWriteIn ??= this.sink.addChoice(contest, definition));
  }
}
