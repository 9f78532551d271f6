import type { Selection } from '@crossvote/election';
import type { CompleteSink } from './complete-sink.ts';
import type { FormatJoins } from './contests/format-joins.ts';
import type { ChoiceDefinition, ContestDefinition, CvrSink } from './cvr-sink.ts';
import { identitiesWithin, type RecordIdentities } from './records/record-identities.ts';
import { completeChoice, completeContest } from './words/complete-names.ts';

/** One of several formats that are read into one sink. */
export interface PresentFormat {
  readonly joins: FormatJoins;
  /** Names records are compared within. */
  readonly identities: string;
}

/** Completes what a reader says of contests and choices, joins it with what other formats have, and passes everything on. */
export class CompletingSink implements CvrSink {
  readonly identities: RecordIdentities | undefined;

  /** @param format - where there are several */
  constructor(
    private readonly sink: CompleteSink,
    private readonly format?: PresentFormat,
  ) {
    const { identities } = sink;
    this.identities =
      format && identities ? identitiesWithin(format.identities, identities) : identities;
  }

  addContest(contest: ContestDefinition, key?: string): number {
    const { sink, format } = this;
    return format && key !== undefined
      ? format.joins.addContest(key, contest, sink)
      : sink.addContest(completeContest(contest));
  }

  addChoice(contest: number, choice: ChoiceDefinition): number {
    const complete = completeChoice(choice);
    const { sink, format } = this;
    return format
      ? format.joins.addChoice(contest, complete, sink)
      : sink.addChoice(contest, complete);
  }

  amendChoice(contest: number, choice: number, definition: ChoiceDefinition): void {
    const complete = completeChoice(definition);
    const { sink, format } = this;
    if (format) format.joins.amendChoice(contest, choice, complete, sink);
    else sink.amendChoice(contest, choice, complete);
  }

  selectionCode(contest: number, selection: Selection): number {
    return this.sink.selectionCode(contest, selection);
  }

  attributeCode(kind: number, value: string): number {
    return this.sink.attributeCode(kind, value);
  }

  setSelection(contest: number, code: number): void {
    this.sink.setSelection(contest, code);
  }

  setAttribute(kind: number, code: number): void {
    this.sink.setAttribute(kind, code);
  }

  endRecord(): boolean {
    return this.sink.endRecord();
  }

  addAggregateVotes(contest: number, choice: number, votes: number, file: string): void {
    this.sink.addAggregateVotes(contest, choice, votes, file);
  }

  drain(): Promise<void> {
    return this.sink.drain();
  }
}
