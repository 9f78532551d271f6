import { markedEncoding } from './byte-order-mark.ts';
import type { KnownEncoding } from './encoding.ts';

/** How many bytes are looked at. A shorter file is looked at as a whole. */
export const sniffBytes = 1024;

/** What the first bytes of a file tell. */
export interface Sniffed {
  /** `binary` is not text; `xml` and `json` have their own rules for encodings. */
  readonly content: 'text' | 'json' | 'xml' | 'binary';
  /** The encoding, where the first bytes show it. */
  readonly encoding: KnownEncoding | undefined;
  /** Whether a byte order mark shows the encoding, and not only the pattern of the bytes. */
  readonly hasMark: boolean;
}

/** First bytes of PDF, ZIP, gzip, Parquet and old Excel files, which may hold no NUL for long. */
const signatures = ['%PDF', 'PK\u0003\u0004', '\u001f\u008b', 'PAR1', '\u00d0\u00cf\u0011\u00e0'];

/** Looks at the first bytes of a file. */
export function sniffText(head: Buffer): Sniffed {
  const marked = markedEncoding(head);
  if (marked) return { content: contentOf(head, marked), encoding: marked, hasMark: true };
  const start = head.subarray(0, sniffBytes);
  const wide = wideEncoding(start);
  if (wide) return { content: contentOf(head, wide), encoding: wide, hasMark: false };
  const isBinary =
    start.includes(0) || signatures.some((text) => start.toString('latin1').startsWith(text));
  const content = isBinary ? 'binary' : contentOf(head, 'utf-8');
  return { content, encoding: undefined, hasMark: false };
}

/** UTF-16 without a mark: headings are mostly ASCII, so every other byte is NUL. */
function wideEncoding(start: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0];
  start.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const half = start.length / 4;
  if (even === 0 && odd > 0 && odd >= half) return 'utf-16le';
  return odd === 0 && even > 0 && even >= half ? 'utf-16be' : undefined;
}

function contentOf(head: Buffer, encoding: KnownEncoding): 'text' | 'json' | 'xml' {
  const text = new TextDecoder(encoding).decode(head.subarray(0, sniffBytes)).trimStart();
  if (text.startsWith('<')) return 'xml';
  return text.startsWith('{') || text.startsWith('[') ? 'json' : 'text';
}
