import type { CvrSink, Mark } from '../../cvr-sink.ts';

/** Most columns of a contest whose patterns index a table, and most that fit into one number. */
const tableColumns = 12;
const numberColumns = 30;

/** The sink's codes of the selections of one contest, by which of its columns are marked. */
export class PatternCodes {
  /** How many columns the contest has. */
  readonly width: number;
  private readonly table: Int32Array | undefined;
  private readonly numbers = new Map<number, number>();
  private readonly texts = new Map<string, number>();

  /**
   * @param contest - its number in the sink
   * @param marks - what each column marks
   */
  constructor(
    readonly contest: number,
    private readonly marks: readonly Mark[],
    private readonly sink: CvrSink,
  ) {
    this.width = marks.length;
    if (this.width <= tableColumns) this.table = new Int32Array(1 << this.width);
  }

  /** The code of the columns at `first`, `first + stride`, …, each of which holds `0` or `1`. */
  code(bytes: Buffer, view: DataView, first: number, stride: number): number {
    const { width, table } = this;
    if (width > numberColumns) return this.codeOfText(bytes, first, stride);
    const bits = stride === 2 ? this.bitsOfPairs(view, first) : this.bitsOf(bytes, first, stride);
    if (table) return (table[bits] ||= this.ask(bytes, first, stride));
    const known = this.numbers.get(bits);
    if (known !== undefined) return known;
    const code = this.ask(bytes, first, stride);
    this.numbers.set(bits, code);
    return code;
  }

  private bitsOf(bytes: Buffer, first: number, stride: number): number {
    let bits = 0;
    for (let column = 0, at = first; column < this.width; column += 1, at += stride)
      bits |= ((bytes[at] ?? 0) & 1) << column;
    return bits;
  }

  /** The same where a comma stands between two marks: two at once. */
  private bitsOfPairs(view: DataView, first: number): number {
    const { width } = this;
    let bits = 0;
    for (let column = 0, at = first; column < width; column += 2, at += 4) {
      const word = view.getInt32(at, true);
      bits |= ((word & 1) | ((word >>> 15) & 2)) << column;
    }
    // The last pair of an odd number of columns takes in a mark of the next contest.
    return bits & ((1 << width) - 1);
  }

  /** The sink began a new block: codes are void. */
  forget(): void {
    this.table?.fill(0);
    this.numbers.clear();
    this.texts.clear();
  }

  private codeOfText(bytes: Buffer, first: number, stride: number): number {
    const text = bytes.toString('latin1', first, first + (this.width - 1) * stride + 1);
    // The same marks with another stride are another text of the same code.
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    const code = this.ask(bytes, first, stride);
    this.texts.set(text, code);
    return code;
  }

  private ask(bytes: Buffer, first: number, stride: number): number {
    const isMarked = (column: number) => ((bytes[first + column * stride] ?? 0) & 1) === 1;
    const marks = this.marks.filter((_, column) => isMarked(column));
    return this.sink.selectionCode(this.contest, { marks, declared: 'nothing' });
  }
}
