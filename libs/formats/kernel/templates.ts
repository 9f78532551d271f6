import { storeMarks } from './marks';

// A template: the next one, how many bytes the row has, how many contests, and four bytes unused; the row with `0` for
// each mark, filled up to 16 bytes; for each contest its place, where its first mark stands, and its stride.
const lengthPlace: usize = 4;
const countPlace: usize = 8;
const rowPlace: usize = 16;

const zero: u8 = 48;
/**
 * Most templates that are tried for a row: ways to write one ballot style and its cards. The template that fitted last
 * is tried first.
 */
const listLimit: i32 = 32;

/** The first template of each list. */
let heads: usize;
let headMask: u32;
let arena: usize;
let arenaEnd: usize;
let next: usize;

/** @param headCount - a power of two */
export function placeTemplates(
  headsAt: usize,
  headCount: u32,
  arenaAt: usize,
  arenaBytes: usize,
): void {
  heads = headsAt;
  headMask = headCount - 1;
  arena = arenaAt;
  arenaEnd = arenaAt + arenaBytes;
  forgetTemplates();
}

/**
 * Makes room for a template. If there is no room left, all templates are forgotten.
 *
 * @param hash - hash of what the rows of this template have in common
 * @returns address at which to write it, beginning with its length; 0 where it is too large
 */
export function addTemplate(bytes: usize, hash: u32): usize {
  const size = (bytes + 15) & ~15;
  if (size > arenaEnd - arena) return 0;
  if (next + size > arenaEnd) forgetTemplates();
  const template = next;
  next += size;
  const head = headOf(hash);
  store<u32>(template, load<u32>(head));
  store<u32>(head, <u32>template);
  dropLast(head);
  return template;
}

/** The template in the list of `hash` that fits the row whose choice columns begin at `at`; 0 where there is none. */
export function findTemplate(hash: u32, at: usize, until: usize): usize {
  const head = headOf(hash);
  let before = head;
  while (true) {
    const template = <usize>load<u32>(before);
    if (template === 0) return 0;
    if (fits(template, at, until)) {
      if (before !== head) {
        store<u32>(before, load<u32>(template));
        store<u32>(template, load<u32>(head));
        store<u32>(head, <u32>template);
      }
      return template;
    }
    before = template;
  }
}

/** Stores the marks of a row that fits the template. @returns address of the next row */
export function storeRow(template: usize, at: usize, row: i32): usize {
  const length = <usize>load<u32>(template, lengthPlace);
  let contest = template + rowPlace + ((length + 15) & ~15);
  for (let left = load<i32>(template, countPlace); left > 0; left -= 1, contest += 12)
    storeMarks(load<i32>(contest), at + <usize>load<u32>(contest, 4), load<i32>(contest, 8), row);
  return at + length;
}

/**
 * Whether a row is equal except for its marks. A `0` of the template may be a `1` in the row; these differ only in the
 * lowest bit.
 */
function fits(template: usize, at: usize, until: usize): bool {
  const length = <usize>load<u32>(template, lengthPlace);
  if (at + length > until) return false;
  const zeros = i8x16.splat(zero);
  const lowest = i8x16.splat(1);
  let row = template + rowPlace;
  for (const end = row + (length & ~15); row < end; row += 16, at += 16) {
    const expected = v128.load(row);
    const differences = v128.xor(v128.load(at), expected);
    const open = v128.and(i8x16.eq(expected, zeros), lowest);
    if (v128.any_true(v128.andnot(differences, open))) return false;
  }
  const expected = v128.load(row);
  const differences = v128.xor(v128.load(at), expected);
  const open = v128.and(i8x16.eq(expected, zeros), lowest);
  const different = i8x16.bitmask(i8x16.ne(v128.andnot(differences, open), i8x16.splat(0)));
  // Bytes after the row are ignored.
  return (different & ((1 << ((<i32>length) & 15)) - 1)) === 0;
}

function headOf(hash: u32): usize {
  return heads + ((<usize>(hash & headMask)) << 2);
}

function dropLast(head: usize): void {
  let template = <usize>load<u32>(head);
  for (let left = listLimit - 1; left > 0 && template !== 0; left -= 1)
    template = load<u32>(template);
  if (template !== 0) store<u32>(template, 0);
}

function forgetTemplates(): void {
  memory.fill(heads, 0, (<usize>headMask + 1) << 2);
  next = arena;
}
