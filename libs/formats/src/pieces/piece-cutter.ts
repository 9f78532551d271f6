const lineFeed = 10;
const quote = 34;

/**
 * Number of zeros after the last record of a piece, so that several bytes can be read at once from any of its bytes.
 */
export const slackBytes = 32;

/** Whole records of a file, and where they end in the buffer. {@link slackBytes} zeros follow them. */
export interface Piece {
  readonly buffer: ArrayBuffer;
  readonly length: number;
}

/**
 * Cuts a file whose lines end in LF or CRLF into pieces of whole records, each after a line end outside quotation
 * marks. The bytes must begin with a record.
 */
export class PieceCutter {
  private readonly spare: ArrayBuffer[] = [];
  private bytes: Buffer;
  private length = 0;

  /** @param pieceBytes - largest size of a piece */
  constructor(private readonly pieceBytes: number) {
    this.bytes = this.nextBytes();
  }

  /**
   * Adds as many bytes as there is room for. @returns the number of bytes that were taken; if it is not all of them,
   * `cut()` must follow
   */
  add(chunk: Uint8Array): number {
    const taken = Math.min(chunk.length, this.pieceBytes - this.length);
    this.bytes.set(chunk.subarray(0, taken), this.length);
    this.length += taken;
    return taken;
  }

  /** Returns the whole records and removes them; undefined when there is no whole record. */
  cut(): Piece | undefined {
    const { bytes, length } = this;
    const end = this.lastBoundary();
    if (end === 0) return undefined;
    const next = this.nextBytes();
    bytes.copy(next, 0, end, length);
    bytes.fill(0, end, end + slackBytes);
    this.bytes = next;
    this.length = length - end;
    // nextBytes() made it from an ArrayBuffer.
    return { buffer: bytes.buffer as ArrayBuffer, length: end };
  }

  /** The bytes that are left: the beginning of a record. */
  rest(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  /** Takes back the buffer of a finished piece. */
  recycle(buffer: ArrayBuffer): void {
    this.spare.push(buffer);
  }

  /** One after the last line end outside quotation marks; 0 when there is none. */
  private lastBoundary(): number {
    const text = this.bytes.subarray(0, this.length);
    const hasQuotes = text.includes(quote);
    let isWithin = hasQuotes && hasOddQuotes(text);
    for (let end = text.length; end > 0;) {
      const at = text.lastIndexOf(lineFeed, end - 1);
      if (at === -1) return 0;
      if (hasQuotes && hasOddQuotes(text.subarray(at, end))) isWithin = !isWithin;
      if (!isWithin) return at + 1;
      end = at;
    }
    return 0;
  }

  private nextBytes(): Buffer {
    return Buffer.from(this.spare.pop() ?? new ArrayBuffer(this.pieceBytes + slackBytes));
  }
}

/** Whether the number of quotation marks is odd. */
function hasOddQuotes(bytes: Buffer): boolean {
  const { buffer, byteOffset, length } = bytes;
  // Words must be aligned. The few bytes around them are looked at one by one.
  const first = -byteOffset & 3;
  const wordCount = Math.max(0, (length - first) >> 2);
  const words = new Int32Array(buffer, wordCount === 0 ? 0 : byteOffset + first, wordCount);
  let odd = 0;
  for (let word = 0; word < wordCount; word += 1) odd ^= quotesIn(words[word] ?? 0);
  odd ^= odd >>> 16;
  odd ^= odd >>> 8;
  let isOdd = (odd & 0x80) !== 0;
  const countByte = (i: number) => {
    if (bytes[i] === quote) isOdd = !isOdd;
  };
  for (let i = 0; i < first && i < length; i += 1) countByte(i);
  for (let i = first + 4 * wordCount; i < length; i += 1) countByte(i);
  return isOdd;
}

/** The highest bit of each byte of the word that is a quotation mark. */
function quotesIn(word: number): number {
  const differences = word ^ 0x22222222;
  const carried = ((differences & 0x7f7f7f7f) + 0x7f7f7f7f) | 0;
  return ~(carried | differences | 0x7f7f7f7f);
}
