import type { KnownEncoding } from './encoding.ts';

/**
 * What was learnt about the encoding of a file by reading it. Findings are only added, however often the file is read.
 */
export interface Findings {
  encoding: KnownEncoding;
  /** Where the encoding is known from; `content` is an assumption. */
  basis: 'mark' | 'content' | 'given';
  /** The encoding that was asked for, where the byte order mark names another one. */
  overruled: KnownEncoding | undefined;
  /** The first text that shows the encoding, or empty. */
  sample: string;
  /** Whether a file that is not UTF-8 also holds UTF-8 texts. */
  isMixed: boolean;
  /** Whether some bytes have no character in Windows-1252, as in files of another code page. */
  hasUndefinedBytes: boolean;
  /** The first text that looks like UTF-8 that was saved in another encoding, or empty. */
  doubleEncoded: string;
}

/** The findings before anything was read. */
export function noFindings(): Findings {
  return {
    encoding: 'utf-8',
    basis: 'content',
    overruled: undefined,
    sample: '',
    isMixed: false,
    hasUndefinedBytes: false,
    doubleEncoded: '',
  };
}

/** Converts the bytes of a file to UTF-8, chunk by chunk. */
export interface ChunkDecoder {
  push(chunk: Buffer): Uint8Array;
  /** The bytes that are left at the end of the file. */
  finish(): Uint8Array;
}

const separators = new Set(Buffer.from(',;\t\r\n"'));
const sampleBytes = 60;

/** The cell around a place in a chunk, cut to some sixty bytes on each side. */
export function cellAround(chunk: Buffer, at: number): Buffer {
  const isInCell = (place: number) =>
    place >= 0 &&
    place < chunk.length &&
    Math.abs(place - at) <= sampleBytes &&
    !separators.has(chunk[place] ?? 0);
  let start = at;
  while (isInCell(start - 1)) start -= 1;
  let end = at;
  while (isInCell(end)) end += 1;
  return chunk.subarray(start, end);
}
