import { emptyCell, type CellScanner } from '../../cell-scanner.ts';
import type { PatternCodes } from './pattern-codes.ts';

const zero = 48;
const one = 49;

/** Where the marks of one contest stand, counted from the first byte of the choice columns. */
interface TemplateContest {
  readonly codes: PatternCodes;
  readonly first: number;
  readonly stride: number;
}

/** A contest with the place of its first column in the record. */
export interface PlacedContest {
  readonly codes: PatternCodes;
  readonly firstColumn: number;
}

/** What a row holds. */
export interface RowLayout {
  readonly metadataColumns: number;
  readonly contests: readonly PlacedContest[];
}

/**
 * The bytes of the choice columns of one row with its marks left open. Records of one ballot style differ in
 * nothing else there; a row whose bytes agree has the same cells, whatever its quotation marks and line end, and
 * comparing four bytes at once is several times as fast as reading cells.
 */
export class RowTemplate {
  /** Bytes from the first choice column through the line end. */
  readonly length: number;
  private readonly expected: Int32Array;
  private readonly masks: Int32Array;

  private constructor(
    row: Uint8Array,
    marks: readonly number[],
    private readonly contests: readonly TemplateContest[],
  ) {
    this.length = row.length;
    const words = Math.ceil(row.length / 4);
    // What stands behind the row is not looked at.
    const masks = new Uint8Array(words * 4).fill(255, 0, row.length);
    const expected = new Uint8Array(words * 4);
    expected.set(row);
    // `0` and `1` differ in the lowest bit only.
    for (const mark of marks) {
      masks[mark] = 254;
      expected[mark] = zero;
    }
    this.masks = littleEndianWords(masks);
    this.expected = littleEndianWords(expected);
  }

  /**
   * Learns from a row that was read cell by cell.
   *
   * @param from - first byte of the choice columns
   * @param until - where the next row begins
   * @returns undefined where a cell is no plain mark, or the cells of a contest do not stand evenly
   */
  static learn(
    cells: CellScanner,
    { contests, metadataColumns }: RowLayout,
    from: number,
    until: number,
  ): RowTemplate | undefined {
    const marks: number[] = [];
    const placed: TemplateContest[] = [];
    const { count, kinds } = cells;
    let filled = 0;
    for (let column = metadataColumns; column < count; column += 1)
      if (kinds[column] !== emptyCell) filled += 1;
    for (const { codes, firstColumn } of contests) {
      const places = placesOfMarks(cells, firstColumn, codes.width);
      if (!places) return undefined;
      const [first, second] = places;
      if (first === undefined) continue;
      filled -= places.length;
      const stride = (second ?? first + 1) - first;
      if (places.some((place, column) => place !== first + column * stride)) return undefined;
      marks.push(...places.map((place) => place - from));
      placed.push({ codes, first: first - from, stride });
    }
    // What is left stands under a title that may still turn out to be two contests.
    if (filled > 0 || marks.some((mark) => mark < 0)) return undefined;
    return new RowTemplate(cells.bytes.subarray(from, until), marks, placed);
  }

  /**
   * Whether the row whose choice columns begin at `from` agrees in all but its marks.
   *
   * @param view - of bytes of which at least `length + 3` follow `from`
   */
  fits(view: DataView, from: number): boolean {
    const { expected, masks } = this;
    for (let i = 0, at = from; i < masks.length; i += 1, at += 4)
      if ((view.getInt32(at, true) & (masks[i] ?? 0)) !== expected[i]) return false;
    return true;
  }

  /** Calls `set` with the code of each contest on a row that fits. */
  store(
    bytes: Buffer,
    view: DataView,
    from: number,
    set: (contest: number, code: number) => void,
  ): void {
    for (const { codes, first, stride } of this.contests)
      set(codes.contest, codes.code(bytes, view, from + first, stride));
  }
}

/** Places of the marks of a contest; none where it is not on the ballot, undefined where a cell is no plain mark. */
function placesOfMarks(
  cells: CellScanner,
  firstColumn: number,
  width: number,
): number[] | undefined {
  const columns = Array.from({ length: width }, (_, place) => firstColumn + place);
  if (columns.every((column) => cells.kinds[column] === emptyCell)) return [];
  const isMark = (column: number) => cells.kinds[column] === zero || cells.kinds[column] === one;
  return columns.every(isMark) ? columns.map((column) => cells.starts[column] ?? 0) : undefined;
}

function littleEndianWords(bytes: Uint8Array<ArrayBuffer>): Int32Array {
  const view = new DataView(bytes.buffer);
  return Int32Array.from({ length: bytes.length / 4 }, (_, word) => view.getInt32(4 * word, true));
}
