import type { KnownEncoding } from './encoding.ts';

/** The mark that text in UTF-8 may begin with. */
export const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);

const marks: readonly (readonly [KnownEncoding, Buffer])[] = [
  ['utf-8', utf8Mark],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
];

/** The encoding that a byte order mark tells; undefined where there is none. */
export function markedEncoding(head: Uint8Array): KnownEncoding | undefined {
  return marks.find(([, mark]) => mark.equals(head.subarray(0, mark.length)))?.[0];
}

/** UTF-8 without a byte order mark at its beginning. */
export function withoutMark(bytes: Buffer): Buffer {
  const hasMark = utf8Mark.equals(bytes.subarray(0, utf8Mark.length));
  return hasMark ? bytes.subarray(utf8Mark.length) : bytes;
}

/** The same chunk by chunk. */
export async function* withoutByteOrderMark(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let start: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (!start) {
      yield chunk;
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < utf8Mark.length) continue;
    yield withoutMark(start);
    start = undefined;
  }
  if (start) yield start;
}
