import { askPattern } from './asks';
import { addInterned, codeOfEntry, findInterned, hashOf } from './interned';

/** Most columns of a contest whose patterns are the index of a table. */
const tableColumns: i32 = 12;

// A contest: number of columns, table if there are few columns, and address of its codes. Four bytes each.
const tablePlace: usize = 4;
const outputPlace: usize = 8;
export const contestSize: usize = 12;

let contests: usize;
/** A bit for each column of the widest contest, and eight more bytes. */
let scratch: usize;

export function placeContests(contestsAt: usize, scratchAt: usize): void {
  contests = contestsAt;
  scratch = scratchAt;
}

/**
 * Stores the code of the marks of a contest. Each mark is `0` or `1`.
 *
 * @param place - address of the contest
 * @param first - address of its first mark
 * @param stride - from one mark to the next
 */
export function storeMarks(place: i32, first: usize, stride: i32, row: i32): void {
  const contest = contests + <usize>place * contestSize;
  const width = load<i32>(contest);
  const output = <usize>load<u32>(contest, outputPlace) + ((<usize>row) << 1);
  if (width > tableColumns) {
    store<u16>(output, <u16>codeOfWide(place, first, stride, width));
    return;
  }
  const table = <usize>load<u32>(contest, tablePlace);
  const known = table + ((<usize>bitsOf(first, stride, width)) << 1);
  let code = load<u16>(known);
  if (code === 0) {
    code = <u16>askPattern(place, first, stride);
    store<u16>(known, code);
  }
  store<u16>(output, code);
}

function codeOfWide(place: i32, first: usize, stride: i32, width: i32): i32 {
  const length = <u32>((width + 7) >> 3);
  for (let column = 0; column < width; column += 64)
    store<u64>(
      scratch + ((<usize>column) >> 3),
      bitsOf(first + <usize>column * <usize>stride, stride, min(64, width - column)),
    );
  const hash = hashOf(scratch, length);
  const entry = findInterned(place, scratch, length, hash);
  if (entry !== 0) return codeOfEntry(entry);
  const code = askPattern(place, first, stride);
  addInterned(place, scratch, length, hash, code);
  return code;
}

/** A bit for each of up to 64 columns. Up to 15 bytes after the last one are read. */
function bitsOf(first: usize, stride: i32, width: i32): u64 {
  let bits: u64 = 0;
  let at = first;
  if (stride === 2) {
    for (let column = 0; column < width; column += 8, at += 16)
      bits |= (<u64>i16x8.bitmask(i16x8.shl(v128.load(at), 15))) << column;
  } else if (stride === 4) {
    for (let column = 0; column < width; column += 4, at += 16)
      bits |= (<u64>i32x4.bitmask(i32x4.shl(v128.load(at), 31))) << column;
  } else {
    for (let column = 0; column < width; column += 1, at += stride)
      bits |= (<u64>(load<u8>(at) & 1)) << column;
  }
  return width === 64 ? bits : bits & (((<u64>1) << width) - 1);
}
