import { emptyCell, type CellScanner } from '../cell-scanner.ts';
import type { ContestNumbers } from '../contest-catalog.ts';
import type { CvrSink, Mark } from '../cvr-sink.ts';
import { quoteValue } from '../issue.ts';
import type { ContestColumns } from './contest-columns.ts';
import type { Refusal } from './refusal.ts';

const zero = 48;
const one = 49;

const powers = Array.from({ length: 53 }, (_, place) => 2 ** place);

/**
 * The cells of one contest, record by record: `read()` looks at a record, `store()` hands what was read to the
 * sink. They are apart because a record is stored whole or not at all.
 */
export class ContestMarks {
  private readonly number: number;
  private readonly title: string;
  private readonly firstColumn: number;
  /** What each column marks. */
  private readonly marks: readonly Mark[];
  /** Codes that the sink gave in the present block, 0 until asked for: of no mark, and of one mark by column. */
  private noMark = 0;
  private readonly oneMark: Uint32Array;
  /** Codes of several marks, by {@link keyOfMarks}. */
  private readonly moreMarks = new Map<number | string, number>();

  /** Of the record read last. */
  private isOnRecord = false;
  private marked = 0;
  private readonly markedPlaces: Int32Array;

  constructor(
    contest: ContestColumns,
    numbers: ContestNumbers,
    private readonly sink: CvrSink,
  ) {
    this.number = numbers.contest;
    this.title = contest.title;
    this.firstColumn = contest.firstColumn;
    this.marks = contest.columns.map(({ rank }, place) => ({
      choice: numbers.choices[place] ?? place,
      rank,
    }));
    this.oneMark = new Uint32Array(this.marks.length);
    this.markedPlaces = new Int32Array(this.marks.length);
  }

  /** @returns why the record cannot be stored */
  read(cells: CellScanner): Refusal | undefined {
    const { kinds } = cells;
    const { firstColumn, markedPlaces } = this;
    const width = markedPlaces.length;
    let blanks = 0;
    let marked = 0;
    for (let place = 0; place < width; place += 1) {
      const column = firstColumn + place;
      const kind = kinds[column];
      if (kind === zero) continue;
      const mark = kind === emptyCell || kind === one ? kind : readMark(cells.text(column));
      if (mark === emptyCell) blanks += 1;
      else if (mark === one) {
        markedPlaces[marked] = place;
        marked += 1;
      } else if (mark !== zero) return this.unknownMark(column, cells);
    }
    if (blanks > 0 && blanks < width) return this.partlyBlank();
    this.isOnRecord = blanks === 0;
    this.marked = marked;
    return undefined;
  }

  store(): void {
    if (this.isOnRecord) this.sink.setSelection(this.number, this.code());
  }

  /** The sink began a new block: codes are void. */
  forgetCodes(): void {
    this.noMark = 0;
    this.oneMark.fill(0);
    this.moreMarks.clear();
  }

  private code(): number {
    if (this.marked === 0) return (this.noMark ||= this.ask([]));
    const first = this.markedPlaces[0] ?? 0;
    if (this.marked === 1) return (this.oneMark[first] ||= this.ask([first]));
    const key = this.keyOfMarks();
    const known = this.moreMarks.get(key);
    if (known !== undefined) return known;
    const code = this.ask([...this.markedPlaces.subarray(0, this.marked)]);
    this.moreMarks.set(key, code);
    return code;
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
    const marks = places.flatMap((place) => this.marks[place] ?? []);
    return this.sink.selectionCode(this.number, { marks, declared: 'nothing' });
  }

  private unknownMark(column: number, cells: CellScanner): Refusal {
    return {
      code: 'unknown_mark',
      message: `a cell of ${quoteValue(this.title)} is ${quoteValue(cells.text(column))}; only 1, 0 and empty are marks of one ballot`,
      column: column + 1,
    };
  }

  private partlyBlank(): Refusal {
    return {
      code: 'contest_partly_blank',
      message: `some cells of ${quoteValue(this.title)} are empty and some are not: perhaps two contests with one title`,
      column: this.firstColumn + 1,
    };
  }
}

/** What a longer cell stands for, once the blanks around it are gone; undefined for what is no mark. */
function readMark(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return emptyCell;
  if (trimmed === '0') return zero;
  return trimmed === '1' ? one : undefined;
}
