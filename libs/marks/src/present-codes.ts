import type { Layouts } from './find-layouts.ts';
import { packCodes, unpackUnchecked, type PackedCodes } from './packed-codes.ts';

// Engines take much longer when an array is written or read after its end. So arrays have room for the values that are
// dropped.

/**
 * The codes that are not 0, packed with the same width. O(count).
 *
 * @param present - number of these codes
 */
export function takePresent(packed: PackedCodes, count: number, present: number): PackedCodes {
  const { width, codes } = packed;
  if (width === 4) return { width, codes: takeNibbles(codes, present) };
  if (width === 8) return { width, codes: takeBytes(codes, present) };
  if (width === 16) return { width, codes: takePairs(codes, present) };
  const taken = takeBytes(Uint8Array.from(unpackUnchecked(packed, count)), present);
  return packCodes(new Uint16Array(taken), present, 2 ** width - 1);
}

function takeBytes(codes: Uint8Array, present: number): Uint8Array<ArrayBuffer> {
  const taken = new Uint8Array(present + 1);
  let at = 0;
  for (let i = 0; i < codes.length; i += 1) {
    const code = codes[i] ?? 0;
    taken[at] = code;
    // Adds 1, or 0 where the code is 0, so that the next code overwrites it.
    at += (255 + code) >>> 8;
  }
  return taken.slice(0, present);
}

function takePairs(codes: Uint8Array, present: number): Uint8Array<ArrayBuffer> {
  const taken = new Uint8Array(2 * present + 2);
  let at = 0;
  for (let i = 0; i < codes.length; i += 2) {
    const low = codes[i] ?? 0;
    const high = codes[i + 1] ?? 0;
    taken[at] = low;
    taken[at + 1] = high;
    at += ((255 + (low | high)) >>> 8) << 1;
  }
  return taken.slice(0, 2 * present);
}

/** For each byte of two codes: the codes that are not 0, moved together. */
const together = Uint8Array.from({ length: 256 }, (_, byte) => (byte & 15 ? byte : byte >>> 4));
/** For each byte of two codes: the number of bits of the codes that are not 0. */
const bitsOf = Uint8Array.from(
  { length: 256 },
  (_, byte) => (byte & 15 ? 4 : 0) + (byte >>> 4 ? 4 : 0),
);

/** Nearly all contests have codes of four bits: this takes two codes at once. */
function takeNibbles(codes: Uint8Array, present: number): Uint8Array<ArrayBuffer> {
  const taken = new Uint8Array((present >>> 1) + 1);
  let at = 0;
  let pending = 0;
  let bits = 0;
  for (let i = 0; i < codes.length; i += 1) {
    const byte = codes[i] ?? 0;
    pending |= (together[byte] ?? 0) << bits;
    bits += bitsOf[byte] ?? 0;
    taken[at] = pending;
    at += bits >>> 3;
    pending >>>= bits & 8;
    bits &= 7;
  }
  taken[at] = pending;
  return taken.slice(0, (present + 1) >>> 1);
}

/**
 * The inverse of {@link takePresent}. O(records).
 *
 * @param has - by layout: 1 where its records have a code, else 0
 * @param present - records of these layouts
 * @throws RangeError when the number of codes is not the number of these records
 */
export function spreadPresent(
  { width, codes }: PackedCodes,
  { codes: layouts }: Layouts,
  has: Uint8Array,
  present: number,
): PackedCodes {
  if (hasBitsBehind(codes, present * width)) throw damaged();
  if (width === 4) return { width, codes: spreadNibbles(codes, layouts, has, present) };
  const count = layouts.length;
  const unpacked = new Uint16Array(present + 1);
  unpacked.set(width === 8 ? codes : unpackUnchecked({ width, codes }, present));
  if (unpacked.indexOf(0) !== present) throw damaged();
  const spread = new Uint16Array(count);
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    const one = has[layouts[i] ?? 0] ?? 0;
    spread[i] = (unpacked[at] ?? 0) * one;
    at += one;
  }
  if (width === 8) return { width, codes: new Uint8Array(spread) };
  return packCodes(spread, count, 2 ** width - 1);
}

function spreadNibbles(
  codes: Uint8Array,
  layouts: Uint8Array,
  has: Uint8Array,
  present: number,
): Uint8Array<ArrayBuffer> {
  const maskOf = has.map((one) => 15 * one);
  const taken = new Uint8Array(codes.length + 2);
  taken.set(codes);
  const spread = new Uint8Array((layouts.length + 1) >>> 1);
  let at = 0;
  let bitsPresent = 0;
  for (let byte = 0, i = 0; byte < spread.length; byte += 1, i += 2) {
    const next = ((taken[at >>> 3] ?? 0) | ((taken[(at >>> 3) + 1] ?? 0) << 8)) >>> (at & 4);
    const low = maskOf[layouts[i] ?? 0] ?? 0;
    // After the last record there is layout 0, which has no contest.
    const high = maskOf[i + 1 < layouts.length ? (layouts[i + 1] ?? 0) : 0] ?? 0;
    const both = (next & low) | (((next >>> (low & 4)) & high) << 4);
    at += (low & 4) + (high & 4);
    bitsPresent += bitsOf[both] ?? 0;
    spread[byte] = both;
  }
  if (bitsPresent !== 4 * present) throw damaged();
  return spread;
}

/** Whether there are more codes than there should be. */
function hasBitsBehind(codes: Uint8Array, bits: number): boolean {
  return (bits & 7) !== 0 && (codes[bits >>> 3] ?? 0) >>> (bits & 7) !== 0;
}

function damaged(): RangeError {
  return new RangeError('damaged block of codes');
}
