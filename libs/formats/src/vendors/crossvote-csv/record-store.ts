import { type IssueLog, type Place, quoteValue, type Refusal } from '@crossvote/opening';
import type { Selection } from '@crossvote/election';
import type { CvrSink } from '../../cvr-sink.ts';
import { isNoName, RecordKey } from '../../records/record-key.ts';
import { CellProblem } from './cell-text.ts';
import type { CellSelection } from './cell-selection.ts';
import { resolveSelection, type BookedContest } from './contest-book.ts';
import type { FileDefinitions } from './file-definitions.ts';
import type { TableLayout } from './table-layout.ts';
import type { TableReader, TableRecord } from './table-reader.ts';
import { AttributeCodes, BlockCodes } from '../../records/block-codes.ts';

/** A selection that is ready for the sink. Equal selections of a contest have equal keys. */
interface ReadySelection {
  readonly contest: number;
  readonly key: string;
  readonly selection: Selection;
}

/** Stores the records of the tables. Each goes into the sink as a whole or not at all. */
export class RecordStore implements TableReader {
  stored = 0;
  refused = 0;
  /** Selections of cells that occur on many records. */
  private ready = new Map<string, WeakMap<CellSelection, ReadySelection>>();
  private readonly codes = new BlockCodes();
  private readonly attributes: AttributeCodes;
  private readonly key = new RecordKey();
  private mayRepeat = false;

  private contests: ReadonlyMap<string, BookedContest> = new Map();

  constructor(
    private readonly sink: CvrSink,
    private readonly issues: IssueLog,
  ) {
    this.attributes = new AttributeCodes(sink);
  }

  /** @param contests - contests by their labels in the next file */
  beginFile(contests: ReadonlyMap<string, BookedContest>): void {
    this.contests = contests;
  }

  begin(layout: TableLayout, { isWhole }: FileDefinitions, place: Place): void {
    this.mayRepeat = isWhole;
    this.ready = new Map();
    if (layout.form === 'wide' || layout.notStored.length === 0) return;
    const listed = layout.notStored.slice(0, 20).map(quoteValue).join(', ');
    const message = `columns not stored: ${listed}`;
    this.issues.add({ severity: 'assumption', code: 'columns_not_stored', message, place });
  }

  record({ id, attributes, selections }: TableRecord, place: Place): void {
    try {
      const ready = selections.map(([label, cell]) => this.resolve(label, cell));
      for (const { contest, key, selection } of ready) {
        const ask = () => this.sink.selectionCode(contest, selection);
        this.sink.setSelection(contest, this.codes.of(key, ask));
      }
      attributes.forEach((value, kind) => {
        this.attributes.set(kind, value);
      });
      this.stored += 1;
      if (this.sink.endRecord()) this.forgetCodes();
      const key = isNoName(id) ? undefined : this.key.name([id]);
      this.sink.identities?.add(key, place.line ?? 0);
    } catch (error) {
      if (!(error instanceof CellProblem)) throw error;
      this.refuse(error, place);
    }
  }

  refuse({ code, message }: Refusal, place: Place): void {
    this.refused += 1;
    this.issues.add({ severity: 'refused', code, message: `the record ${message}`, place });
  }

  warn(code: string, message: string, place: Place): void {
    this.issues.add({ severity: 'warning', code, message, place });
  }

  drain(): Promise<void> {
    return this.sink.drain();
  }

  private resolve(label: string, cell: CellSelection): ReadySelection {
    const ofContest = this.ready.get(label) ?? new WeakMap<CellSelection, ReadySelection>();
    this.ready.set(label, ofContest);
    const known = ofContest.get(cell);
    if (known) return known;
    const contest = this.contests.get(label);
    if (!contest)
      throw new CellProblem(
        'contest_unknown',
        `has the contest ${quoteValue(label)}, which the rows above the records do not define`,
      );
    const selection = resolveSelection(cell, contest, this.mayRepeat);
    const marks = selection.marks.map(({ choice, rank }) => `${choice}/${rank}`).join();
    const key = `${contest.number} ${selection.declared} ${marks}`;
    const ready = { contest: contest.number, key, selection };
    ofContest.set(cell, ready);
    return ready;
  }

  private forgetCodes(): void {
    this.codes.forget();
    this.attributes.forget();
  }
}
