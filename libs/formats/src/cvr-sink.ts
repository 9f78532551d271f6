import type { Choice, Contest, ContestRule, Selection } from '@crossvote/election';
import type { RecordIdentities } from './records/record-identities.ts';

/** What an export states about one contest. Fields that it does not state are left out. */
export interface ContestDefinition
  extends ContestRule, Pick<Contest, 'name'>, Partial<Pick<Contest, 'code' | 'party' | 'file'>> {
  /**
   * Whether the export states neither how many choices may be marked nor how many may be ranked. Then the number comes
   * from marks or from an assumption.
   */
  readonly voteForIsInferred?: boolean;
}

/** What an export states about one choice. It may have no code. */
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
 * Where a reader puts contests, choices and records. Codes of selections and attribute values are valid only within the
 * current block of records. When `endRecord()` returns true, the block is closed and every code must be asked for
 * again.
 */
export interface CvrSink {
  /**
   * Declares a contest.
   *
   * @param key - equal for contests of several formats that are one; `ContestsOfFiles.declare()` gives it
   * @returns its number: from 0, or that of a contest of a format before, which it is
   */
  addContest(contest: ContestDefinition, key?: string): number;
  /** Declares a choice. @returns its number within the contest, from 0, or that of a choice which it is */
  addChoice(contest: number, choice: ChoiceDefinition): number;
  /** Changes the definition of a choice, where later cells spell it differently. */
  amendChoice(contest: number, choice: number, definition: ChoiceDefinition): void;
  /** The code of a selection, above 0. */
  selectionCode(contest: number, selection: Selection): number;
  /** The code of a value, above 0. `kind` is an index of {@link attributeKinds}. */
  attributeCode(kind: number, value: string): number;
  /**
   * Says that the current record has `contest`, with this selection. A contest that is not set is not on the record.
   */
  setSelection(contest: number, code: number): void;
  setAttribute(kind: number, code: number): void;
  /** Ends the current record. @returns true when codes are no longer valid */
  endRecord(): boolean;
  /**
   * Adds the sum of an aggregate row for a choice. It belongs to no record. It is kept beside the results and is in no
   * cross table (semantics: rule 6).
   *
   * @param file - name of the file with the row
   */
  addAggregateVotes(contest: number, choice: number, votes: number, file: string): void;
  /** Gets the identities of records, where files are compared; undefined where they are not needed. */
  readonly identities?: RecordIdentities | undefined;
  /** Waits until finished blocks are written; called between chunks, so that memory stays bounded. */
  drain(): Promise<void>;
}
