import { type CellScanner, emptyCell } from '@crossvote/opening';

const zero = 48;
const one = 49;

/** A contest of the task. */
export interface PlacedContest {
  readonly firstColumn: number;
  /** How many columns it has. */
  readonly width: number;
}

/** Offsets of the marks of a contest from the first byte of the choice columns. */
export interface TemplateContest {
  /** Index of the contest in the task. */
  readonly place: number;
  readonly first: number;
  /** Distance from one mark to the next. */
  readonly stride: number;
}

/**
 * The bytes of the choice columns of one row up to and including the line end, with `0` for each mark and nowhere else.
 * Records of one ballot style differ there only in their marks. So a row with the same bytes has the same cells, with
 * any quotation marks and line end.
 */
export interface RowTemplate {
  readonly row: Uint8Array;
  readonly contests: readonly TemplateContest[];
}

/**
 * Learns from a row that was read cell by cell.
 *
 * @param metadataColumns - columns before the first choice
 * @param from - first byte of the choice columns
 * @param until - first byte of the next row
 * @returns undefined where a cell is not a plain mark, or the marks of a contest have unequal distances
 */
export function templateOf(
  cells: CellScanner,
  contests: readonly PlacedContest[],
  metadataColumns: number,
  from: number,
  until: number,
): RowTemplate | undefined {
  const row = Uint8Array.from(cells.bytes.subarray(from, until));
  const placed: TemplateContest[] = [];
  let filled = 0;
  for (let column = metadataColumns; column < cells.count; column += 1)
    if (cells.kinds[column] !== emptyCell) filled += 1;
  for (const [place, contest] of contests.entries()) {
    const marks = placesOfMarks(cells, contest);
    if (!marks) return undefined;
    const [first, second] = marks;
    if (first === undefined) continue;
    filled -= marks.length;
    const stride = (second ?? first + 1) - first;
    if (marks.some((mark, column) => mark !== first + column * stride)) return undefined;
    if (first < from) return undefined;
    for (const mark of marks) row[mark - from] = zero;
    placed.push({ place, first: first - from, stride });
  }
  // The other columns belong to a title that may still turn out to be two contests.
  return filled > 0 ? undefined : { row, contests: placed };
}

/**
 * Offsets of the marks of a contest; empty where it is not on the ballot, undefined where a cell is not a plain mark.
 */
function placesOfMarks(
  cells: CellScanner,
  { firstColumn, width }: PlacedContest,
): number[] | undefined {
  const columns = Array.from({ length: width }, (_, place) => firstColumn + place);
  if (columns.every((column) => cells.kinds[column] === emptyCell)) return [];
  const isMark = (column: number) => cells.kinds[column] === zero || cells.kinds[column] === one;
  return columns.every(isMark) ? columns.map((column) => cells.starts[column] ?? 0) : undefined;
}
