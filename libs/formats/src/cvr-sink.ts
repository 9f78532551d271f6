import type { Choice, Contest, ContestRule, Selection } from '@crossvote/election';
import type { RecordIdentities } from './records/record-identities.ts';

/** What an export says about one contest; what is left out it does not say. */
export interface ContestDefinition
  extends ContestRule, Pick<Contest, 'name'>, Partial<Pick<Contest, 'code' | 'party' | 'file'>> {
  /** Whether the export states neither: how many may be marked or ranked is taken from marks, or for granted. */
  readonly voteForIsInferred?: boolean;
}

/** What an export says about one choice; it may have no code. */
export interface ChoiceDefinition extends Omit<Choice, 'code'>, Partial<Pick<Choice, 'code'>> {}

/** Attributes of a record, in the order of their numbers. */
export const attributeKinds = [
  'precinct',
  'ballotStyle',
  'countingGroup',
  'tabulator',
  'batch',
  'party',
] as const;

export type AttributeKind = (typeof attributeKinds)[number];

/**
 * Where a reader puts what it reads. Codes stand for selections and attribute values within the present block
 * of records only: when `endRecord()` answers true, the block is closed and every code must be asked for anew.
 */
export interface CvrSink {
  /** Declares a contest. @returns its number, from 0 */
  addContest(contest: ContestDefinition): number;
  /** Declares a choice. @returns its number within the contest, from 0 */
  addChoice(contest: number, choice: ChoiceDefinition): number;
  /** Defines a choice anew, where cells further down spell it otherwise. */
  amendChoice(contest: number, choice: number, definition: ChoiceDefinition): void;
  /** The code of a selection, above 0. */
  selectionCode(contest: number, selection: Selection): number;
  /** The code of a value, above 0. `kind` is a place in {@link attributeKinds}. */
  attributeCode(kind: number, value: string): number;
  /** Says that the present record has `contest`, with this selection. A contest not set is not on the record. */
  setSelection(contest: number, code: number): void;
  setAttribute(kind: number, code: number): void;
  /** Ends the present record. @returns true when codes are void from here on */
  endRecord(): boolean;
  /**
   * Adds what an aggregate row sums up for a choice. No record takes part in it: it is kept beside the results, and
   * never enters a cross table (semantics: rule 6).
   *
   * @param file - name of the file that has the row
   */
  addAggregateVotes(contest: number, choice: number, votes: number, file: string): void;
  /** Hears which record is which, where files are compared; undefined where nobody asks. */
  readonly identities?: RecordIdentities | undefined;
  /** Waits until finished blocks are written; called between chunks, so that memory stays bounded. */
  drain(): Promise<void>;
}
