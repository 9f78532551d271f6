import { isUtf8 } from 'node:buffer';

/** Decodes UTF-8 chunk by chunk. It is as strict as the decoder of the language, in a fraction of the time. */
export class Utf8Decoder {
  /** The first bytes of a character that ends in the next chunk. */
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

/** Number of bytes at the end that belong to an unfinished character. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= 3; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return back < lengthOf(byte) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** Number of bytes of a character, by its first byte. */
const lengthOf = (first: number) => (first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2);
