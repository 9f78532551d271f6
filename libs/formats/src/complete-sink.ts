import type { ChoiceDefinition, ContestDefinition, CvrSink } from './cvr-sink.ts';

/** Where records go whose contests and choices have every field. */
export interface CompleteSink extends Omit<CvrSink, 'addContest' | 'addChoice' | 'amendChoice'> {
  addContest(contest: Required<ContestDefinition>): number;
  /** Defines a contest anew, whose code or party another export has. It is counted as before. */
  amendContest(contest: number, definition: Required<ContestDefinition>): void;
  addChoice(contest: number, choice: Required<ChoiceDefinition>): number;
  amendChoice(contest: number, choice: number, definition: Required<ChoiceDefinition>): void;
  /** Says that the records that follow are of another format, by its place. */
  beginFormat(place: number): void;
}
