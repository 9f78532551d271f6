import { type IssueLog, type Place, quoteValue, type Refusal } from '@crossvote/opening';
import type { Mark, Selection } from '@crossvote/election';
import type { TablePlan } from '../../columns/table-plan.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import { AttributeCodes, BlockCodes } from '../../records/block-codes.ts';
import { KeySet } from '../../records/key-set.ts';
import { isNoName, RecordKey } from '../../records/record-key.ts';
import { writeInsShareFirstRank } from '../../words/write-ins.ts';
import type { ContestEntry } from './place-contests.ts';
import type { RecordTaker } from './read-records.ts';
import { findProblem } from './record-problem.ts';
import type { Problem, TableRecord, TableVote } from './table-record.ts';

/** Columns that a message names. */
const namedColumns = 20;
/** Equal records that are stored before blocks are written. */
const storedAtOnce = 1 << 16;

/** Selections of a record, each with what tells it from others. */
interface KeyedSelection {
  readonly contest: number;
  readonly key: string;
  readonly selection: Selection;
}

/** Stores the records of the tables: each goes into the sink whole or not at all. */
export class RecordStore implements RecordTaker {
  stored = 0;
  refused = 0;
  /** Rows that stand for no ballot. */
  withoutBallots = 0;
  private readonly codes = new BlockCodes();
  private readonly attributes: AttributeCodes;
  private entries: ReadonlyMap<string, ContestEntry> = new Map();
  private readonly key = new RecordKey();
  /** Names of the records of a table in which each row is one. */
  private seen: KeySet | undefined;
  /** Records that stand for several ballots, and those behind them: they are stored between chunks of the file. */
  private waiting: TableRecord[] = [];

  constructor(
    private readonly sink: CvrSink,
    private readonly issues: IssueLog,
  ) {
    this.attributes = new AttributeCodes(sink);
  }

  /** @param entries - the contests by their names in the table that follows */
  beginTable(entries: ReadonlyMap<string, ContestEntry>): void {
    this.entries = entries;
  }

  plan({ mark, record, notStored }: TablePlan, place: Place): void {
    this.seen = mark || record.length === 0 ? undefined : new KeySet();
    if (notStored.length === 0) return;
    const more = notStored.length > namedColumns ? ' and more' : '';
    const message = `columns not stored: ${notStored.slice(0, namedColumns).map(quoteValue).join(', ')}${more}`;
    this.issues.add({ severity: 'assumption', code: 'columns_not_stored', message, place });
  }

  record(record: TableRecord): void {
    const problem = findProblem(record) ?? this.findMissingRank(record);
    if (problem) this.addRefused(problem, record.place, record.weight);
    else if (record.weight === 0) this.withoutBallots += 1;
    else if (record.weight > 1 || this.waiting.length > 0) this.waiting.push(record);
    else this.store(record, this.selectionsOf(record));
  }

  refuse(refusal: Refusal, place: Place): void {
    this.addRefused(refusal, place, 1);
  }

  warn(code: string, message: string, place: Place): void {
    this.issues.add({ severity: 'warning', code, message, place });
  }

  async drain(): Promise<void> {
    const { waiting } = this;
    this.waiting = [];
    for (const record of waiting) await this.storeEach(record);
    await this.sink.drain();
  }

  private async storeEach(record: TableRecord): Promise<void> {
    const selections = this.selectionsOf(record);
    for (let count = 0; count < record.weight; count += 1) {
      this.store(record, selections);
      if (count % storedAtOnce === storedAtOnce - 1) await this.sink.drain();
    }
  }

  private store(record: TableRecord, selections: readonly KeyedSelection[]): void {
    for (const { contest, key, selection } of selections) {
      const code = this.codes.of(key, () => this.sink.selectionCode(contest, selection));
      this.sink.setSelection(contest, code);
    }
    for (const [kind, value] of record.attributes.entries()) this.attributes.set(kind, value);
    this.stored += 1;
    this.nameRecord(record);
    if (!this.sink.endRecord()) return;
    this.codes.forget();
    this.attributes.forget();
  }

  /** One that stands for several ballots names none of them. */
  private nameRecord({ name, weight, place }: TableRecord): void {
    const isNamed = weight === 1 && name.length > 0 && !name.some(isNoName);
    this.sink.identities?.add(isNamed ? this.key.name(name) : undefined, place.line ?? 0);
    if (!isNamed || !this.seen) return;
    for (const part of name) {
      const bytes = Buffer.from(part);
      this.seen.feed(bytes, 0, bytes.length);
    }
    if (this.seen.add()) return;
    this.warn(
      'duplicate_record',
      'repeats the record number of an earlier row of this file; stored all the same: check whether the table holds ballots twice',
      place,
    );
  }

  private addRefused({ code, message, column }: Problem, place: Place, ballots: number): void {
    this.refused += Math.max(1, ballots);
    const where = column === undefined ? place : { ...place, column };
    this.issues.add({ severity: 'refused', code, message, place: where });
  }

  private findMissingRank({ votes }: TableRecord): Problem | undefined {
    for (const [contest, ofContest] of votes) {
      if (this.entries.get(contest)?.isRanked !== true) continue;
      if (ofContest.some(({ kind, rank }) => kind === 'vote' && rank === 0))
        return {
          code: 'rank_missing',
          message: `a vote in ${quoteValue(contest)} has no rank, and others have one`,
        };
    }
    return undefined;
  }

  private selectionsOf({ votes }: TableRecord): KeyedSelection[] {
    const selections: KeyedSelection[] = [];
    for (const [name, ofContest] of votes) {
      const entry = this.entries.get(name);
      if (entry) selections.push(keyedSelection(entry, ofContest));
    }
    return selections;
  }
}

function keyedSelection(entry: ContestEntry, votes: readonly TableVote[]): KeyedSelection {
  const { contest, isRanked, choices, writeInLine } = entry;
  const isRedacted = votes.some(({ kind }) => kind === 'redacted');
  const marks: Mark[] = [];
  for (const { kind, choice: name, rank } of isRedacted ? [] : votes) {
    const choice = kind === 'vote' ? choices.get(name) : undefined;
    if (choice !== undefined) marks.push({ choice, rank: isRanked ? rank : 0 });
  }
  const isShared =
    isRanked && writeInsShareFirstRank(marks, ({ choice }) => choice === writeInLine);
  const isOvervoted = isShared || isOvervote(votes, marks);
  const declared = isRedacted ? 'redacted' : isOvervoted ? 'overvoted' : 'nothing';
  const key = `${contest} ${declared} ${marks.map(({ choice, rank }) => `${choice}.${rank}`).join()}`;
  return { contest, key, selection: { marks, declared } };
}

/** Whether a word says so. In a ranking it does where no choice is marked above it (semantics: rule 4). */
function isOvervote(votes: readonly TableVote[], marks: readonly Mark[]): boolean {
  const ranks = votes.filter(({ kind }) => kind === 'overvote').map(({ rank }) => rank);
  if (ranks.length === 0) return false;
  const first = Math.min(...marks.map(({ rank }) => rank));
  return Math.min(...ranks) < first || first === 0;
}
