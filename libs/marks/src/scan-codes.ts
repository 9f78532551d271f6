import { countBytes } from './byte-counts.ts';
import { unpackCodes, type CodeBlock, type CodeWidth } from './packed-codes.ts';

/** The result of one pass over the codes of a block. */
export interface CodeScan {
  /** Records of the codes 0, 1, … */
  readonly histogram: Uint32Array;
  /** A bit for each record: whether its code is not 0. */
  readonly presence: Uint32Array;
}

/**
 * Scans the codes of a block. O(count)
 *
 * @throws RangeError when the block is damaged
 */
export function scanCodes(block: CodeBlock, count: number): CodeScan {
  return { histogram: countCodes(block, count), presence: presenceOf(block, count) };
}

/**
 * Records of each code of a block. O(count)
 *
 * @throws RangeError when the block is damaged
 */
export function countCodes(block: CodeBlock, count: number): Uint32Array {
  const { width, codes, dictionary } = block;
  if (width === 16) {
    const histogram = new Uint32Array(dictionary.length + 1);
    addCodes(unpackCodes(block, count), histogram);
    return histogram;
  }
  const bytes = bytesOf(width, count);
  if (codes.length < bytes) throw new RangeError('damaged block of codes');
  const histogram = foldBytes(countBytes(codes, bytes), width, dictionary.length);
  // The bits after the last code are 0 and belong to no record.
  histogram[0] = (histogram[0] ?? 0) - (bytes * (8 / width) - count);
  return histogram;
}

function presenceOf(block: CodeBlock, count: number): Uint32Array {
  const { width, codes } = block;
  const presence = new Uint32Array((count + 31) >>> 5);
  if (width === 16) findPresence(unpackCodes(block, count), 1, isPresent, presence);
  else
    findPresence(
      codes.subarray(0, bytesOf(width, count)),
      8 / width,
      presenceBits[width] ?? isPresent,
      presence,
    );
  return presence;
}

const bytesOf = (width: CodeWidth, count: number) => Math.ceil((count * width) / 8);

// Each loop is a function of its own: code after a loop makes the engine discard its machine code each time.

function addCodes(codes: Uint16Array, histogram: Uint32Array): void {
  for (let i = 0; i < codes.length; i += 1) {
    const code = codes[i] ?? 0;
    histogram[code] = (histogram[code] ?? 0) + 1;
  }
}

/**
 * @param unitCodes - number of codes in each unit
 * @param bits - for each value of a unit: a bit for each of its codes that is not 0
 */
function findPresence(
  units: Uint8Array | Uint16Array,
  unitCodes: number,
  bits: Uint8Array,
  presence: Uint32Array,
): void {
  const unitsOfWord = 32 / unitCodes;
  for (let word = 0, i = 0; word < presence.length; word += 1) {
    let present = 0;
    const end = Math.min(units.length, i + unitsOfWord);
    for (let shift = 0; i < end; i += 1, shift += unitCodes)
      present |= (bits[units[i] ?? 0] ?? 0) << shift;
    presence[word] = present;
  }
}

/** Numbers of records for each code, from the frequency of each byte. */
function foldBytes(ofByte: Uint32Array, width: CodeWidth, highest: number): Uint32Array {
  const histogram = new Uint32Array(highest + 1);
  const mask = (1 << width) - 1;
  ofByte.forEach((times, byte) => {
    if (times === 0) return;
    for (let at = 0; at < 8; at += width) {
      const code = (byte >>> at) & mask;
      if (code > highest) throw new RangeError('damaged block of codes');
      histogram[code] = (histogram[code] ?? 0) + times;
    }
  });
  return histogram;
}

/** For whole codes of at most 16 bits: 1 for each code except 0. */
const isPresent = new Uint8Array(1 << 16).fill(1, 1);

/** For each width and byte: a bit for each code of the byte that is not 0. */
const presenceBits: Readonly<Partial<Record<CodeWidth, Uint8Array>>> = Object.fromEntries(
  [1, 2, 4].map((width) => [
    width,
    Uint8Array.from({ length: 256 }, (_, byte) => {
      let bits = 0;
      for (let at = 0, code = 0; at < 8; at += width, code += 1)
        if (((byte >>> at) & ((1 << width) - 1)) !== 0) bits |= 1 << code;
      return bits;
    }),
  ]),
);
