import { isUtf8 } from 'node:buffer';

/** Decodes UTF-8 chunk by chunk, in a fraction of the time that the decoder of the language takes to be strict. */
export class Utf8Decoder {
  /** The first bytes of a character whose last ones are in the next chunk. */
  private rest: Uint8Array = new Uint8Array();
  private isAtStart = true;

  /**
   * @param stream - whether more may follow
   * @throws TypeError when the bytes are not UTF-8
   */
  decode(chunk: Uint8Array, stream: boolean): string {
    const bytes = Buffer.concat([this.rest, chunk]);
    const end = stream ? bytes.length - unfinished(bytes) : bytes.length;
    const whole = bytes.subarray(0, end);
    if (!isUtf8(whole)) throw new TypeError('not UTF-8');
    this.rest = bytes.subarray(end);
    const text = whole.toString('utf8');
    const hasMark = this.isAtStart && text.startsWith('\ufeff');
    this.isAtStart &&= end === 0;
    return hasMark ? text.slice(1) : text;
  }
}

/** How many bytes at the end begin a character and do not end it. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= 3; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return back < lengthOf(byte) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** How many bytes the character has that begins with a byte. */
const lengthOf = (first: number) => (first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2);
