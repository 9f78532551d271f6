import type { Selection } from '@crossvote/election';
import type { ChoiceDefinition, ContestDefinition, CvrSink } from './cvr-sink.ts';
import type { RecordIdentities } from './records/record-identities.ts';
import { completeChoice, completeContest } from './words/complete-names.ts';

/** A sink for contests and choices that have every field. */
export interface CompleteSink extends Omit<CvrSink, 'addContest' | 'addChoice' | 'amendChoice'> {
  addContest(contest: Required<ContestDefinition>): number;
  addChoice(contest: number, choice: Required<ChoiceDefinition>): number;
  amendChoice(contest: number, choice: number, definition: Required<ChoiceDefinition>): void;
}

/** Adds the missing fields to the contests and choices of a reader, and passes everything on. */
export class CompletingSink implements CvrSink {
  constructor(private readonly sink: CompleteSink) {}

  get identities(): RecordIdentities | undefined {
    return this.sink.identities;
  }

  addContest(contest: ContestDefinition): number {
    return this.sink.addContest(completeContest(contest));
  }

  addChoice(contest: number, choice: ChoiceDefinition): number {
    return this.sink.addChoice(contest, completeChoice(choice));
  }

  amendChoice(contest: number, choice: number, definition: ChoiceDefinition): void {
    this.sink.amendChoice(contest, choice, completeChoice(definition));
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
