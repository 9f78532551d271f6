/** Bits for each code; powers of two, so that a code never crosses a byte. */
export type CodeWidth = 1 | 2 | 4 | 8 | 16;

/** The codes of the records of one block. */
export interface PackedCodes {
  readonly width: CodeWidth;
  /** `ceil(records × width / 8)` bytes; the first record in the low bits; 16-bit codes low byte first. */
  readonly codes: Uint8Array<ArrayBuffer>;
}

/** Packed codes with the entries that the codes 1, 2, … stand for. */
export interface CodeBlock extends PackedCodes {
  readonly dictionary: readonly unknown[];
}

/** The narrowest width for codes 0 … `highest`. */
export function widthFor(highest: number): CodeWidth {
  if (highest < 2) return 1;
  if (highest < 4) return 2;
  if (highest < 16) return 4;
  return highest < 256 ? 8 : 16;
}

/** Packs the first `count` codes, none above `highest`. O(count). */
export function packCodes(codes: Uint16Array, count: number, highest: number): PackedCodes {
  const width = widthFor(highest);
  const packed = new Uint8Array(Math.ceil((count * width) / 8));
  if (width === 16) packPairs(codes, count, packed);
  else if (width === 4) {
    // Nearly all contests have codes of four bits.
    packNibbles(codes, count >>> 1, packed);
    if ((count & 1) === 1) packed[count >>> 1] = codes[count - 1] ?? 0;
  } else packBits(codes, count, width, packed);
  return { width, codes: packed };
}

// Each loop is a function of its own: code after a loop makes the engine discard its machine code each time.

function packPairs(codes: Uint16Array, count: number, packed: Uint8Array): void {
  for (let i = 0; i < count; i += 1) {
    const code = codes[i] ?? 0;
    packed[2 * i] = code & 255;
    packed[2 * i + 1] = code >>> 8;
  }
}

function packNibbles(codes: Uint16Array, bytes: number, packed: Uint8Array): void {
  for (let byte = 0, i = 0; byte < bytes; byte += 1, i += 2)
    packed[byte] = (codes[i] ?? 0) | ((codes[i + 1] ?? 0) << 4);
}

function packBits(codes: Uint16Array, count: number, width: number, packed: Uint8Array): void {
  const perByte = 8 / width;
  for (let byte = 0, i = 0; byte < packed.length; byte += 1) {
    let bits = 0;
    const end = Math.min(count, i + perByte);
    for (let shift = 0; i < end; i += 1, shift += width) bits |= (codes[i] ?? 0) << shift;
    packed[byte] = bits;
  }
}

/**
 * The inverse of {@link packCodes}: one code for each record. O(count).
 *
 * @throws RangeError when there are fewer bytes than `count` codes need, or a code is not in the dictionary: the
 *   database was damaged, and a count over it would be wrong.
 */
export function unpackCodes(block: CodeBlock, count: number): Uint16Array {
  const unpacked = unpackUnchecked(block, count);
  let highest = 0;
  for (let i = 0; i < count; i += 1) highest = Math.max(highest, unpacked[i] ?? 0);
  if (highest > block.dictionary.length) throw new RangeError('damaged block of codes');
  return unpacked;
}

/**
 * Unpacks codes without comparing them with the dictionary, which the caller does later.
 *
 * @throws RangeError when there are fewer bytes than `count` codes need
 */
export function unpackUnchecked({ width, codes }: PackedCodes, count: number): Uint16Array {
  if (codes.length < Math.ceil((count * width) / 8)) throw new RangeError('damaged block of codes');
  return width === 16 ? unpackPairs(codes, count) : unpackBits(codes, width, count);
}

function unpackPairs(codes: Uint8Array, count: number): Uint16Array {
  const unpacked = new Uint16Array(count);
  for (let i = 0; i < count; i += 1)
    unpacked[i] = (codes[2 * i] ?? 0) | ((codes[2 * i + 1] ?? 0) << 8);
  return unpacked;
}

function unpackBits(codes: Uint8Array, width: number, count: number): Uint16Array {
  const unpacked = new Uint16Array(count);
  const shift = Math.log2(8 / width);
  const inByte = (1 << shift) - 1;
  const mask = (1 << width) - 1;
  for (let i = 0; i < count; i += 1)
    unpacked[i] = ((codes[i >>> shift] ?? 0) >>> ((i & inByte) * width)) & mask;
  return unpacked;
}
