import { type CellScanner, emptyCell, quoteValue, type Refusal } from '@crossvote/opening';
import type { Mark } from '@crossvote/election';
import { masked, OddMarks, one, zero } from '../../words/mark-cell.ts';
import type { StateWords } from '../../words/state-words.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import type { EnteredContest } from './contest-list.ts';
import { BlockCodes } from '../../records/block-codes.ts';

/**
 * The cells of one contest, record by record. `read()` reads a record, and `store()` gives it to the sink. These are
 * two steps because a record is stored as a whole or not at all.
 */
export class ContestCells {
  /** Number of records with more than one mark, where the layout does not state how many are allowed. */
  severalMarks = 0;

  private readonly odd: OddMarks;
  private readonly places: Int32Array;
  private readonly marks: readonly Mark[];
  /** Codes that the sink gave in the present block, by marked places. */
  private readonly codes = new BlockCodes<number | string>();
  private isOnRecord = false;
  /** Whether the marks of the current card in this contest are masked. */
  isMasked = false;
  private marked: number[] = [];

  constructor(
    readonly entered: EnteredContest,
    private readonly sink: CvrSink,
    words?: StateWords,
  ) {
    this.odd = new OddMarks(words);
    this.places = Int32Array.from(entered.columns, ({ column }) => column);
    this.marks = entered.columns.map(({ rank }, place) => ({
      choice: entered.choices[place] ?? place,
      rank,
    }));
  }

  /** @returns why the record cannot be stored */
  read(cells: CellScanner): Refusal | undefined {
    const { places } = this;
    const marked: number[] = [];
    let blanks = 0;
    this.isMasked = false;
    for (let place = 0; place < places.length; place += 1) {
      const column = places[place] ?? 0;
      const kind = cells.kinds[column];
      if (kind === zero) continue;
      const mark = kind === emptyCell || kind === one ? kind : this.odd.read(cells, column);
      if (mark === emptyCell) blanks += 1;
      else if (mark === one) marked.push(place);
      else if (mark === masked) this.isMasked = true;
      else if (mark !== zero) return this.unknownMark(column, cells);
    }
    if (blanks > 0 && blanks < places.length && !this.isMasked) return this.partlyBlank();
    this.isOnRecord = places.length > 0 && (blanks === 0 || this.isMasked);
    this.marked = marked;
    return undefined;
  }

  store(): void {
    if (!this.isOnRecord) return;
    if (this.marked.length > 1 && !this.isMasked) this.severalMarks += 1;
    this.sink.setSelection(this.entered.contest, this.code());
  }

  /** The sink began a new block: codes are void. */
  forgetCodes(): void {
    this.codes.forget();
  }

  private code(): number {
    const { isMasked } = this;
    const marked = isMasked ? [] : this.marked;
    const key = isMasked ? 'masked' : marked.length > 1 ? marked.join() : (marked[0] ?? -1);
    return this.codes.of(key, () =>
      this.sink.selectionCode(this.entered.contest, {
        marks: marked.flatMap((place) => this.marks[place] ?? []),
        declared: isMasked ? 'redacted' : 'nothing',
      }),
    );
  }

  private unknownMark(column: number, cells: CellScanner): Refusal {
    const { name } = this.entered.definition;
    return {
      code: 'unknown_mark',
      message: `a cell of ${quoteValue(name)} is ${quoteValue(cells.text(column))}; only 1, 0 and empty are marks of one card`,
      column: column + 1,
    };
  }

  private partlyBlank(): Refusal {
    const { name } = this.entered.definition;
    return {
      code: 'contest_partly_blank',
      message: `some cells of ${quoteValue(name)} are empty and some are not: perhaps two contests with one name, or a row that was shifted`,
      column: (this.places[0] ?? 0) + 1,
    };
  }
}
