import type { Selection } from '@crossvote/election';
import { identifiedChoices } from '../../contests/identified-choices.ts';
import type { SharedContest } from '../../contests/shared-contests.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import type { CandidatePlan, ContestPlan } from './plan-contests.ts';
import { unknownCandidate } from './plan-contests.ts';
import type { ReadSelection, BallotMark } from './ballot-contest.ts';
import { BlockCodes } from '../../records/block-codes.ts';

/** One contest in the sink. Disabled contests and candidates are declared when a record has them. */
export class OpenContest {
  private isDeclared = false;
  private readonly listed: ReadonlyMap<number, CandidatePlan>;
  private readonly choices = new Map<number, number>();
  /** Codes that the sink gave in the present block. */
  private readonly codes = new BlockCodes();

  constructor(
    readonly plan: ContestPlan,
    private readonly shared: SharedContest,
    private readonly sink: CvrSink,
  ) {
    this.listed = new Map(plan.candidates.map((candidate) => [candidate.id, candidate]));
    if (!plan.isDisabled) this.contest();
  }

  /** Whether a mark is a write-in line. Several lines may have the id of one candidate. */
  isWriteInLine({ candidate, writeInLine }: BallotMark): boolean {
    return this.listed.get(candidate)?.isWriteInLine ?? writeInLine !== undefined;
  }

  /** Whether the candidate is in the manifest or was found in the first reading. */
  lists(candidate: number): boolean {
    return this.listed.has(candidate);
  }

  /** Stores the selection of the current record. */
  store(selection: ReadSelection): void {
    const contest = this.contest();
    const code = this.codes.of(selection.key, () =>
      this.sink.selectionCode(contest, this.selectionOf(selection)),
    );
    this.sink.setSelection(contest, code);
  }

  /** The sink began a new block: codes are void. */
  forgetCodes(): void {
    this.codes.forget();
  }

  private contest(): number {
    if (!this.isDeclared) {
      this.isDeclared = true;
      this.enter(this.plan.candidates.filter(({ isDisabled }) => !isDisabled));
    }
    return this.shared.number;
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
    const [choice = 0] = this.enter([this.listed.get(id) ?? unknownCandidate(id, isWriteIn)]);
    return choice;
  }

  private enter(candidates: readonly CandidatePlan[]): number[] {
    const definitions = candidates.map(({ definition }) => definition);
    const numbers = this.shared.choices.enter(identifiedChoices(definitions));
    candidates.forEach(({ id }, at) => this.choices.set(id, numbers[at] ?? 0));
    return numbers;
  }
}
