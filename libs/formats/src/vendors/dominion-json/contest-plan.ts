import type { ChoiceDefinition, ContestDefinition } from '../../cvr-sink.ts';

/** One candidate as the manifest or the records have it. */
export interface CandidatePlan {
  readonly id: number;
  readonly definition: ChoiceDefinition;
  /** Whether it stands for write-in lines, of which one record may mark several. */
  readonly isWriteInLine: boolean;
  /** Listed though it is not on the ballot. */
  readonly isDisabled: boolean;
}

/** One contest with its candidates, in the order of the ballot. */
export interface ContestPlan {
  readonly id: number;
  readonly definition: ContestDefinition;
  readonly candidates: readonly CandidatePlan[];
  readonly isDisabled: boolean;
}
