const comma: u8 = 44;
const quote: u8 = 34;
const equals: u8 = 61;
/** Lower bytes are line ends, and the zeros after the last byte of a piece. */
const blank: u8 = 32;

/** Begin and end of each cell, four bytes each. */
let cells: usize;
let columnCount: i32;

export function placeCells(cellsAt: usize, columns: i32): void {
  cells = cellsAt;
  columnCount = columns;
}

export function startOf(column: i32): usize {
  return load<u32>(cells + ((<usize>column) << 3));
}

export function endOf(column: i32): usize {
  return load<u32>(cells + ((<usize>column) << 3), 4);
}

/**
 * Reads the metadata cells of the row at `from`, if each is bare, quoted or wrapped in `="…"` and none needs more of
 * the CSV grammar.
 *
 * @returns address of the first choice column; 0 where a cell is not that simple
 */
export function scanCells(from: usize): usize {
  let at = from;
  for (let column = 0; column < columnCount; column += 1) {
    const first = load<u8>(at);
    const isWrapped = first === equals && load<u8>(at, 1) === quote;
    const isQuoted = isWrapped || first === quote;
    if (isQuoted) at += isWrapped ? 2 : 1;
    const end = endOfCell(at, isQuoted ? quote : comma);
    if (end === 0 || (isQuoted && load<u8>(end, 1) !== comma)) return 0;
    const cell = cells + ((<usize>column) << 3);
    store<u32>(cell, <u32>at);
    store<u32>(cell, <u32>end, 4);
    at = end + (isQuoted ? 2 : 1);
  }
  return at;
}

/** Address of `close`; 0 where a quotation mark or line end comes first. */
function endOfCell(from: usize, close: u8): usize {
  const closes = i8x16.splat(close);
  const quotes = i8x16.splat(quote);
  const blanks = i8x16.splat(blank);
  // The zeros after the last row end the search.
  for (let at = from; ; at += 16) {
    const bytes = v128.load(at);
    const ends = v128.or(
      v128.or(i8x16.eq(bytes, closes), i8x16.eq(bytes, quotes)),
      i8x16.lt_u(bytes, blanks),
    );
    const places = i8x16.bitmask(ends);
    if (places === 0) continue;
    const end = at + ctz(places);
    return load<u8>(end) === close ? end : 0;
  }
}
