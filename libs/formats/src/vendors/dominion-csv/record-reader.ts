import { type CellScanner, quoteValue, type Refusal } from '@crossvote/opening';
import type { CvrSink } from '../../cvr-sink.ts';
import type { AggregateVotes } from './aggregate-votes.ts';
import type { TitleParts } from './contest-book.ts';
import { partlyBlank, type ContestMarks } from './contest-marks.ts';
import type { FileIssues, Lines } from './file-issues.ts';
import { IrregularRows, type RowVerdict } from './irregular-rows.ts';
import type { Layout } from './layout.ts';
import { OddMarks } from '../../words/mark-cell.ts';
import { hasSameContests, type DominionPieceTask } from './pieces/piece-task.ts';
import { RecordAttributes } from './record-attributes.ts';
import { refuseWidth } from './row-width.ts';
import type { StateWords } from '../../words/state-words.ts';
import { SharedTitles } from './shared-titles.ts';

/** What the records of one file are read with. */
export interface RecordContext {
  readonly layout: Layout;
  /** For each contest of the layout. */
  readonly titles: readonly TitleParts[];
  readonly aggregates: AggregateVotes;
  readonly sink: CvrSink;
  readonly issues: FileIssues;
  /** Words that mean a state; those in use where it is left out. */
  readonly words?: StateWords | undefined;
}

/** Turns the cells of one row into selections and attributes. A record goes into the sink whole or not at all. */
export class RecordReader {
  private readonly irregular: IrregularRows;
  private readonly shared: SharedTitles;
  private readonly attributes: RecordAttributes;
  private readonly odd: OddMarks;
  /** Whether a data-frame program wrote the marks: then none of the records is plain. */
  private hasWrittenAnew = false;
  private contests: readonly ContestMarks[];
  private task: DominionPieceTask | undefined;

  constructor(
    private readonly context: RecordContext,
    file: string,
  ) {
    const { layout, titles, sink, words } = context;
    this.odd = new OddMarks(words);
    const firstColumns = layout.contests.map(({ firstColumn }) => firstColumn);
    this.irregular = new IrregularRows(context, file);
    this.shared = new SharedTitles(titles, firstColumns, sink, this.odd);
    this.contests = this.shared.contests;
    this.attributes = new RecordAttributes(layout, sink);
  }

  /**
   * Stores one row when it is a record.
   *
   * @returns `record` when it was stored, `passed` for a row that is none, or why it is refused; then nothing of it
   *   is stored
   * @throws FileError where it ends a header of other columns
   */
  store(cells: CellScanner, lines: Lines): RowVerdict {
    const isLabelled = this.attributes.read(cells);
    if (!this.irregular.isRegular(cells) || isLabelled) {
      const verdict = this.irregular.read(cells, lines);
      if (verdict !== 'record') return verdict;
    }
    const refusal = this.refuse(cells, lines);
    if (this.odd.isAny) {
      if (refusal === undefined) this.reportOddMarks(lines);
      this.odd.forget();
    }
    if (refusal) return refusal;
    for (const contest of this.contests) contest.store();
    this.attributes.store();
    if (this.context.sink.endRecord()) {
      for (const contest of this.contests) contest.forgetCodes();
      this.attributes.forgetCodes();
    }
    return 'record';
  }

  /** How plain records can be read apart; undefined where they cannot, or no contest is known well enough. */
  pieceTask(): DominionPieceTask | undefined {
    const { layout, titles } = this.context;
    const { roles, columnCount, widthLimit } = layout;
    if (!this.irregular.knowsRegular || this.hasWrittenAnew) return undefined;
    const contests = titles.flatMap(({ contest, parts }) =>
      // Of several contests with one title, what is on a record follows from the rows before.
      parts
        .filter(({ isSettled }) => parts.length === 1 && isSettled)
        .map((part) => ({
          number: part.declared.number,
          firstColumn: contest.firstColumn + part.from,
          marks: part.marks(),
        })),
    );
    if (contests.length === 0) return undefined;
    // One that is the same object need not be sent to threads again.
    if (this.task && hasSameContests(this.task, contests)) return this.task;
    this.task = { format: 'dominion-csv', roles, columnCount, widthLimit, contests };
    return this.task;
  }

  /** Counts plain records that were read apart. */
  passRecords(count: number): void {
    this.irregular.passRegular(count);
  }

  private refuse(cells: CellScanner, lines: Lines): Refusal | undefined {
    const refusal = refuseWidth(cells, this.context.layout) ?? this.attributes.check(cells);
    if (refusal) return refusal;
    for (const contest of this.contests) {
      const unreadable = contest.read(cells);
      if (unreadable?.code === partlyBlank) return this.partTitles(cells, lines);
      if (unreadable) return unreadable;
    }
    return this.shared.refuse();
  }

  /** The empty cells of a record may show that one title stands for several contests. */
  private partTitles(cells: CellScanner, lines: Lines): Refusal | undefined {
    const parted = this.shared.part(cells);
    if ('code' in parted) return parted;
    this.contests = this.shared.contests;
    for (const title of parted)
      this.context.issues.warn(
        'contests_with_one_title',
        `${quoteValue(title)} stands for several contests: this record fills the cells of one alone; they are kept apart from here on, with one name. If it is one contest, correct this record, and ingest again`,
        lines,
      );
    return this.refuse(cells, lines);
  }

  private reportOddMarks(lines: Lines): void {
    const { odd } = this;
    const { issues } = this.context;
    if (odd.masked)
      issues.warn(
        'redacted_votes',
        'vote cells are masked: each contest with such a cell counts as redacted on the record',
        lines,
      );
    if (odd.density) issues.assumeOnce('mark_density', oddMarks.density, lines);
    if (odd.decimal) issues.assumeOnce('decimal_marks', oddMarks.decimal, lines);
    if (odd.emptyWord) issues.assumeOnce('empty_words', oddMarks.emptyWord, lines);
    this.hasWrittenAnew ||= odd.decimal || odd.emptyWord;
  }
}

/** What is taken for granted of cells that are no plain marks. */
const oddMarks = {
  density:
    'vote cells hold a number in parentheses, as in 1 (97): the first number is taken for the vote, the other for the density of the mark',
  decimal:
    'marks are decimal numbers, as data-frame programs write them: 1.0 is read as 1, and 0.0 as 0',
  emptyWord: 'NA or NaN in vote cells is what data-frame programs write for an empty cell',
};
