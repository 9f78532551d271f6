import type { KnownEncoding } from './encoding.ts';

/** What the reading of a file showed of its encoding; it only grows, however often the file is read. */
export interface Findings {
  encoding: KnownEncoding;
  /** What told the encoding; `content` is an assumption. */
  basis: 'mark' | 'content' | 'given';
  /** The encoding that was asked for, where the byte order mark says another. */
  overruled: KnownEncoding | undefined;
  /** The first text that shows the encoding, or empty. */
  sample: string;
  /** Whether a file that is no UTF-8 holds UTF-8 texts too. */
  isMixed: boolean;
  /** Whether bytes stand for nothing in Windows-1252, as in files of yet another code page. */
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

/** What makes UTF-8 of the bytes of a file, chunk by chunk. */
export interface ChunkDecoder {
  push(chunk: Buffer): Uint8Array;
  /** What is left when no bytes follow. */
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
