import { type IssueLog, type Place, quoteValue } from '@crossvote/opening';
import type { Mark, Selection } from '@crossvote/election';
import type { CvrSink } from '../../cvr-sink.ts';
import { writeInsShareFirstRank } from '../../words/write-ins.ts';
import { isNoName, RecordKey } from '../../records/record-key.ts';
import type { BallotReader } from './ballot-rows.ts';
import type { LongRow } from './long-columns.ts';
import type { LongColumns } from './long-columns.ts';
import { findProblem, groupByContest, type Problem } from './record-problem.ts';
import { AttributeCodes, BlockCodes } from '../../records/block-codes.ts';

/** A contest in the sink. */
export interface ContestEntry {
  readonly contest: number;
  readonly isRanked: boolean;
  readonly choices: ReadonlyMap<string, number>;
  /** The choice that write-in lines without a name are. */
  readonly writeInLine: number | undefined;
}

/** Stores the records of the files: each goes into the sink whole or not at all. */
export class BallotRecords implements BallotReader {
  stored = 0;
  refused = 0;
  private readonly codes = new BlockCodes();
  private readonly attributes: AttributeCodes;
  private entries: ReadonlyMap<string, ContestEntry> = new Map();
  private readonly key = new RecordKey();

  constructor(
    private readonly sink: CvrSink,
    private readonly issues: IssueLog,
  ) {
    this.attributes = new AttributeCodes(sink);
  }

  /** @param entries - the contests by their names in the file that follows */
  beginFile(entries: ReadonlyMap<string, ContestEntry>): void {
    this.entries = entries;
  }

  columns({ notStored }: LongColumns, place: Place): void {
    if (notStored.length === 0) return;
    const message = `columns not stored: ${notStored.slice(0, 20).map(quoteValue).join(', ')}`;
    this.issues.add({ severity: 'assumption', code: 'columns_not_stored', message, place });
  }

  ballot(rows: readonly LongRow[], place: Place, record: string): void {
    const byContest = groupByContest(rows);
    const problem = findProblem(rows, byContest) ?? this.findMissingRank(rows);
    if (problem) {
      this.refused += 1;
      this.issues.add({ severity: 'refused', ...problem, place });
      return;
    }
    for (const [name, ofContest] of byContest) {
      const entry = this.entries.get(name);
      if (entry) this.storeContest(entry, ofContest);
    }
    rows[0]?.attributes.forEach((value, kind) => {
      this.attributes.set(kind, value);
    });
    this.stored += 1;
    if (this.sink.endRecord()) this.forgetCodes();
    const key = isNoName(record) ? undefined : this.key.name([record]);
    this.sink.identities?.add(key, place.line ?? 0);
  }

  warn(code: string, message: string, place: Place): void {
    this.issues.add({ severity: 'warning', code, message, place });
  }

  drain(): Promise<void> {
    return this.sink.drain();
  }

  private findMissingRank(rows: readonly LongRow[]): Problem | undefined {
    const row = rows.find(
      ({ contest, rank, kind }) =>
        kind === 'vote' && rank === 0 && this.entries.get(contest)?.isRanked === true,
    );
    return (
      row && {
        code: 'rank_missing',
        message: `a vote in ${quoteValue(row.contest)} has no rank, and others have one`,
      }
    );
  }

  private storeContest(entry: ContestEntry, rows: readonly LongRow[]): void {
    const isRedacted = rows.some(({ kind }) => kind === 'redacted');
    const shown = isRedacted ? [] : rows;
    const marks: Mark[] = shown
      .filter(({ kind }) => kind === 'vote')
      .flatMap(({ candidate, rank }) => {
        const choice = entry.choices.get(candidate);
        return choice === undefined ? [] : { choice, rank: entry.isRanked ? rank : 0 };
      });
    const isShared =
      entry.isRanked && writeInsShareFirstRank(marks, ({ choice }) => choice === entry.writeInLine);
    const isOvervoted = isShared || rows.some(({ kind }) => kind === 'overvote');
    const declared = isRedacted ? 'redacted' : isOvervoted ? 'overvoted' : 'nothing';
    const selection: Selection = { marks, declared };
    const marked = marks.map(({ choice, rank }) => `${choice}.${rank}`);
    const key = `${entry.contest} ${declared} ${marked.join()}`;
    const code = this.codes.of(key, () => this.sink.selectionCode(entry.contest, selection));
    this.sink.setSelection(entry.contest, code);
  }

  private forgetCodes(): void {
    this.codes.forget();
    this.attributes.forget();
  }
}
