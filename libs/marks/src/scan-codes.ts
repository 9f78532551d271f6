import { unpackCodes, type CodeBlock, type CodeWidth } from './packed-codes.ts';

/** What one pass over the codes of a block tells. */
export interface CodeScan {
  /** Records of the codes 0, 1, … */
  readonly histogram: Uint32Array;
  /** A bit for each record: whether its code is not 0. */
  readonly presence: Uint32Array;
}

/**
 * Scans the codes of a block. Several codes in one byte are looked at together.
 *
 * @throws RangeError when the block is damaged
 */
export function scanCodes(block: CodeBlock, count: number): CodeScan {
  const { width } = block;
  if (width <= 4) return scanBytes(block, width, count);
  const histogram = new Uint32Array(block.dictionary.length + 1);
  const presence = new Uint32Array((count + 31) >>> 5);
  const codes = unpackCodes(block, count);
  for (let i = 0; i < count; i += 1) {
    const code = codes[i] ?? 0;
    histogram[code] = (histogram[code] ?? 0) + 1;
    const bit = code === 0 ? 0 : 1;
    presence[i >>> 5] = (presence[i >>> 5] ?? 0) | (bit << (i & 31));
  }
  return { histogram, presence };
}

function scanBytes({ codes, dictionary }: CodeBlock, width: CodeWidth, count: number): CodeScan {
  const perByte = 8 / width;
  const bytes = Math.ceil(count / perByte);
  if (codes.length < bytes) throw new RangeError('damaged block of codes');
  const presence = new Uint32Array((count + 31) >>> 5);
  const ofByte = new Uint32Array(256);
  const bits = presenceBits[width] ?? none;
  const inWord = 32 / perByte - 1;
  const shift = Math.log2(32 / perByte);
  for (let i = 0; i < bytes; i += 1) {
    const byte = codes[i] ?? 0;
    ofByte[byte] = (ofByte[byte] ?? 0) + 1;
    const word = i >>> shift;
    presence[word] = (presence[word] ?? 0) | ((bits[byte] ?? 0) << ((i & inWord) * perByte));
  }
  // The bits behind the last code are 0, and stand for no record.
  const histogram = foldBytes(ofByte, width, dictionary.length);
  histogram[0] = (histogram[0] ?? 0) - (bytes * perByte - count);
  return { histogram, presence };
}

/** Records of each code from how often each byte occurs. */
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

const none = new Uint8Array(256);

/** By width: for each byte, a bit for each of its codes that is not 0. */
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
