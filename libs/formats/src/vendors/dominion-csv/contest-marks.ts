import { type CellScanner, emptyCell, quoteValue, type Refusal } from '@crossvote/opening';
import type { CvrSink } from '../../cvr-sink.ts';
import type { ContestColumns } from './contest-columns.ts';
import type { ContestPart } from './contest-part.ts';
import { masked, one, zero, type OddMarks } from '../../words/mark-cell.ts';
import { BlockCodes } from '../../records/block-codes.ts';

/** The code of the refusal of a contest some cells of which are empty. */
export const partlyBlank = 'contest_partly_blank';

const powers = Array.from({ length: 53 }, (_, place) => 2 ** place);

/**
 * The cells of one contest, record by record: `read()` looks at a record, `store()` hands what was read to the
 * sink. They are apart because a record is stored whole or not at all.
 */
export class ContestMarks {
  private readonly number: number;
  private readonly title: string;
  private readonly firstColumn: number;
  /** Codes that the sink gave in the present block, 0 until asked for. */
  private noMark = 0;
  private masked = 0;
  /** Of one mark, by column. */
  private readonly oneMark: Uint32Array;
  /** Of several marks, by {@link keyOfMarks}. */
  private readonly moreMarks = new BlockCodes<number | string>();

  /** Of the record read last. */
  private state: 'absent' | 'plain' | 'masked' = 'absent';
  private marked = 0;
  private readonly markedPlaces: Int32Array;

  /** @param odd - is told of cells that are no plain marks */
  constructor(
    contest: ContestColumns,
    readonly part: ContestPart,
    private readonly sink: CvrSink,
    private readonly odd: OddMarks,
  ) {
    this.number = part.declared.number;
    this.title = contest.title;
    this.firstColumn = contest.firstColumn + part.from;
    this.oneMark = new Uint32Array(part.to - part.from);
    this.markedPlaces = new Int32Array(part.to - part.from);
  }

  /** Whether the record read last has the contest. */
  get isOnRecord(): boolean {
    return this.state !== 'absent';
  }

  /** @returns why the record cannot be stored */
  read(cells: CellScanner): Refusal | undefined {
    const { kinds } = cells;
    const { firstColumn, markedPlaces } = this;
    const width = markedPlaces.length;
    let blanks = 0;
    let marked = 0;
    let hidden = 0;
    for (let place = 0; place < width; place += 1) {
      const column = firstColumn + place;
      const kind = kinds[column];
      if (kind === zero) continue;
      const mark = kind === emptyCell || kind === one ? kind : this.odd.read(cells, column);
      if (mark === emptyCell) blanks += 1;
      else if (mark === one) {
        markedPlaces[marked] = place;
        marked += 1;
      } else if (mark === masked) hidden += 1;
      else if (mark !== zero) return this.unknownMark(column, cells);
    }
    // A masked cell tells that the contest is there, but only where the title is known to be one contest.
    const isSplit = blanks > 0 && blanks < width && (hidden === 0 || !this.part.isSettled);
    if (isSplit) return this.partlyBlank();
    this.state = hidden > 0 ? 'masked' : blanks === 0 ? 'plain' : 'absent';
    this.marked = marked;
    return undefined;
  }

  store(): void {
    if (this.state !== 'absent') this.sink.setSelection(this.number, this.code());
  }

  /** The sink began a new block: codes are void. */
  forgetCodes(): void {
    this.noMark = 0;
    this.masked = 0;
    this.oneMark.fill(0);
    this.moreMarks.forget();
  }

  private code(): number {
    if (this.state === 'masked') return (this.masked ||= this.askMasked());
    if (this.marked === 0) return (this.noMark ||= this.ask([]));
    const first = this.markedPlaces[0] ?? 0;
    if (this.marked === 1) return (this.oneMark[first] ||= this.ask([first]));
    return this.moreMarks.of(this.keyOfMarks(), () =>
      this.ask([...this.markedPlaces.subarray(0, this.marked)]),
    );
  }

  /** Equal exactly for equal marks. A sum of powers of two costs a tenth of a text, and is exact up to 2⁵³. */
  private keyOfMarks(): number | string {
    const { markedPlaces, marked } = this;
    if (markedPlaces.length > powers.length) return markedPlaces.subarray(0, marked).join();
    let sum = 0;
    for (let i = 0; i < marked; i += 1) sum += powers[markedPlaces[i] ?? 0] ?? 0;
    return sum;
  }

  private ask(places: readonly number[]): number {
    const ofColumns = this.part.marks();
    const marks = places.flatMap((place) => ofColumns[place] ?? []);
    return this.sink.selectionCode(this.number, { marks, declared: 'nothing' });
  }

  private askMasked(): number {
    this.part.marks();
    return this.sink.selectionCode(this.number, { marks: [], declared: 'redacted' });
  }

  private unknownMark(column: number, cells: CellScanner): Refusal {
    return {
      code: 'unknown_mark',
      message: `a cell of ${quoteValue(this.title)} is ${quoteValue(cells.text(column))}; no mark of one ballot (1, 0, empty or masked)`,
      column: column + 1,
    };
  }

  private partlyBlank(): Refusal {
    const what = `some cells of ${quoteValue(this.title)} are empty and some are not`;
    const advice =
      'if these are two contests with one title, give the second another title in row 2';
    return {
      code: partlyBlank,
      message: this.part.isSettled
        ? `${what}, though earlier records fill all of them, and were counted as having one contest; ${advice}, and ingest again`
        : `${what}; ${advice}`,
      column: this.firstColumn + 1,
    };
  }
}
