import type { Selection } from '@crossvote/election';
import type { ExportFile } from '@crossvote/opening';
import {
  attributeKinds,
  type ChoiceDefinition,
  type ContestDefinition,
  type CvrSink,
  type PieceSink,
  type RecordIdentities,
  type RecordKey,
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

/** Keeps what names the records, a text for each. */
export class NameList implements RecordIdentities {
  readonly names: string[] = [];
  private file = '';

  beginFile({ name }: ExportFile): void {
    this.file = name;
  }

  add(key: RecordKey | undefined, line: number): void {
    this.names.push(`${this.file}:${line} ${key ? `${key.low} ${key.high}` : 'none'}`);
  }
}

const codesOfBlock = 40;

/**
 * Keeps records plainly. It is stricter than a sink must be: codes differ from block to block, and a code that
 * was not given in the present block is an error.
 */
export class MemorySink implements CvrSink, PieceSink {
  readonly contests: SinkContest[] = [];
  records: SinkRecord[] = [];
  readonly identities = new NameList();
  private selections = new Map<number, Selection>();
  private attributes: Record<string, string> = {};
  private codes = new Map<string, unknown>();
  private nextCode = 1;
  private rows = 0;
  /** Codes of the next records by contest and by kind, where many are given at once. */
  private ahead: { contest?: number; kind?: number; codes: readonly number[] }[] = [];

  constructor(private readonly blockRecords = 7) {}

  addContest(contest: ContestDefinition): number {
    return this.contests.push({ ...contest, choices: [], aggregateVotes: [] }) - 1;
  }

  amendContest(contest: number, definition: ContestDefinition): void {
    Object.assign(this.contests[contest]!, definition);
  }

  beginFormat(): void {
    // Records are kept plainly, of whatever format they are.
  }

  addChoice(contest: number, choice: ChoiceDefinition): number {
    this.contests[contest]!.aggregateVotes.push(0);
    return this.contests[contest]!.choices.push(choice) - 1;
  }

  amendChoice(contest: number, choice: number, definition: ChoiceDefinition): void {
    this.contests[contest]!.choices[choice] = definition;
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

  get room(): number {
    return this.blockRecords - this.rows;
  }

  /** Blocks with many codes end early. */
  get isFull(): boolean {
    return this.codes.size >= codesOfBlock;
  }

  setSelections(contest: number, codes: Uint16Array): void {
    this.ahead.push({ contest, codes: [...codes] });
  }

  setAttributes(kind: number, codes: Uint16Array): void {
    this.ahead.push({ kind, codes: [...codes] });
  }

  endRecords(count: number): boolean {
    if (count > this.room) throw new Error('there is no room for so many records');
    const { ahead } = this;
    this.ahead = [];
    for (let row = 0; row < count; row += 1) {
      for (const { contest, kind, codes } of ahead) {
        const code = codes[row]!;
        if (code === 0) continue;
        if (contest !== undefined) this.setSelection(contest, code);
        if (kind !== undefined) this.setAttribute(kind, code);
      }
      this.keepRecord();
    }
    return this.endBlock();
  }

  endRecord(): boolean {
    this.keepRecord();
    return this.endBlock();
  }

  private keepRecord(): void {
    this.records.push({ selections: this.selections, attributes: this.attributes });
    this.selections = new Map();
    this.attributes = {};
    this.rows += 1;
  }

  /** @returns whether the block is at its end: its codes are void */
  private endBlock(): boolean {
    if (this.rows < this.blockRecords && !this.isFull) return false;
    this.rows = 0;
    this.codes = new Map();
    return true;
  }

  addAggregateVotes(contest: number, choice: number, votes: number): void {
    this.contests[contest]!.aggregateVotes[choice]! += votes;
  }

  drain(): Promise<void> {
    return Promise.resolve();
  }

  /** The records so far, without any that is not ended; begins anew. */
  takeRecords(): SinkRecord[] {
    const { records } = this;
    this.records = [];
    this.selections = new Map();
    this.attributes = {};
    this.ahead = [];
    return records;
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
