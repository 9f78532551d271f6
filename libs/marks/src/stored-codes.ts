import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { widthFor, type PackedCodes } from './packed-codes.ts';

/** Packed codes as they are stored. */
export interface StoredCodes {
  readonly width: number;
  readonly codes: Uint8Array<ArrayBuffer>;
  /** Whether `codes` are deflated (RFC 1951). */
  readonly isDeflated: boolean;
}

/**
 * Votes have no repeated sequences, but unequal shares and runs. Entropy coding with runs alone takes an eighth of the
 * time of a search for repeats, and its result is smaller.
 */
const options = { strategy: constants.Z_RLE, memLevel: 9 };

/** Deflates codes where that makes them smaller. */
export function toStoredCodes({ width, codes }: PackedCodes): StoredCodes {
  const deflated = deflateRawSync(codes, options);
  if (deflated.length >= codes.length) return { width, codes, isDeflated: false };
  return { width, codes: Uint8Array.from(deflated), isDeflated: true };
}

/**
 * The inverse of {@link toStoredCodes}.
 *
 * @param count - records of the block
 * @throws RangeError when there are not the codes of `count` records: the database was damaged
 */
export function fromStoredCodes(stored: StoredCodes, count: number): PackedCodes {
  const width = widthFor(2 ** stored.width - 1);
  if (width !== stored.width) throw new RangeError('damaged block of codes');
  const length = Math.ceil((count * width) / 8);
  const codes = stored.isDeflated ? inflate(stored.codes, length) : stored.codes;
  if (codes.length !== length) throw new RangeError('damaged block of codes');
  return { width, codes };
}

function inflate(deflated: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  try {
    // One byte more than there may be, so that too many bytes are noticed and not cut off.
    return Uint8Array.from(inflateRawSync(deflated, { maxOutputLength: length + 1 }));
  } catch (error) {
    throw new RangeError('damaged block of codes', { cause: error });
  }
}
