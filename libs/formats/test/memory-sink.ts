import {
  attributeKinds,
  type ChoiceDefinition,
  type ContestDefinition,
  type CvrSink,
  type Selection,
} from '../src/index.ts';

/** A contest with its choices as a reader declared them. */
export interface SinkContest extends ContestDefinition {
  readonly choices: ChoiceDefinition[];
  /** Of aggregate rows, by choice. */
  readonly aggregateVotes: number[];
}

/** One record as it came in: selections by contest, attribute values by name. */
export interface SinkRecord {
  readonly selections: ReadonlyMap<number, Selection>;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Keeps records plainly. It is stricter than a sink must be: codes differ from block to block, and a code that
 * was not given in the present block is an error.
 */
export class MemorySink implements CvrSink {
  readonly contests: SinkContest[] = [];
  readonly records: SinkRecord[] = [];
  private selections = new Map<number, Selection>();
  private attributes: Record<string, string> = {};
  private codes = new Map<string, unknown>();
  private nextCode = 1;
  private rows = 0;

  constructor(private readonly blockRecords = 7) {}

  addContest(contest: ContestDefinition): number {
    return this.contests.push({ ...contest, choices: [], aggregateVotes: [] }) - 1;
  }

  addChoice(contest: number, choice: ChoiceDefinition): number {
    this.contests[contest]!.aggregateVotes.push(0);
    return this.contests[contest]!.choices.push(choice) - 1;
  }

  selectionCode(contest: number, selection: Selection): number {
    return this.remember(`contest ${contest}`, selection);
  }

  attributeCode(kind: number, value: string): number {
    return this.remember(`attribute ${kind}`, value);
  }

  setSelection(contest: number, code: number): void {
    this.selections.set(contest, this.recall(`contest ${contest}`, code) as Selection);
  }

  setAttribute(kind: number, code: number): void {
    this.attributes[attributeKinds[kind]!] = this.recall(`attribute ${kind}`, code) as string;
  }

  endRecord(): boolean {
    this.records.push({ selections: this.selections, attributes: this.attributes });
    this.selections = new Map();
    this.attributes = {};
    this.rows += 1;
    if (this.rows % this.blockRecords !== 0) return false;
    this.codes = new Map();
    return true;
  }

  addAggregateVotes(contest: number, choice: number, votes: number): void {
    this.contests[contest]!.aggregateVotes[choice]! += votes;
  }

  drain(): Promise<void> {
    return Promise.resolve();
  }

  private remember(column: string, value: unknown): number {
    const code = this.nextCode;
    this.nextCode += 1;
    this.codes.set(`${column} ${code}`, value);
    return code;
  }

  private recall(column: string, code: number): unknown {
    const value = this.codes.get(`${column} ${code}`);
    if (value === undefined) throw new Error(`code ${code} of ${column} is void`);
    return value;
  }
}
