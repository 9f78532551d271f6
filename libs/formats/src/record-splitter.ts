const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;

/** Longest record that is kept in memory, in bytes. */
export const recordBytesLimit = 16 << 20;

const indexOrInfinity = (index: number) => (index === -1 ? Infinity : index);

/**
 * Cuts CSV bytes into records: a line end outside double quotes ends one. Line ends are LF, CRLF, or CR alone
 * where the first record ends so. Blank lines count as lines and are no records. Memory is bounded: of a record
 * above the limit only its place is told.
 *
 * After `next()` answered true, `buffer`, `start`, `end`, `line`, `endLine` and `tooLong` describe the record,
 * until the next call.
 */
export class RecordSplitter {
  buffer: Buffer = Buffer.alloc(0);
  /** First byte of the record. */
  start = 0;
  /** One after its last byte; the line end is not part of it. */
  end = 0;
  line = 1;
  endLine = 1;
  tooLong = false;
  /** Whether the record ended with a line end, and not with the file. */
  terminated = true;

  private next_ = 0;
  /** The first quotation mark at or after the place searched last. */
  private quoteAt = -1;
  private nextLine = 1;
  private lineEnd: number | undefined;
  private finished = false;
  private skipping: { inQuotes: boolean } | undefined;

  constructor(private readonly limit = recordBytesLimit) {}

  /** Adds bytes; those of records already seen are let go. */
  push(chunk: Uint8Array): void {
    const rest = this.buffer.subarray(this.next_);
    this.buffer =
      rest.length === 0
        ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
        : Buffer.concat([rest, chunk]);
    this.next_ = 0;
    this.quoteAt = -1;
  }

  /** Says that no bytes follow: what is left is the last record. */
  finish(): void {
    this.finished = true;
  }

  /** Goes to the next whole record. @returns false when more bytes are needed, or after the last */
  next(): boolean {
    for (;;) {
      if (this.skipping) return this.skip(this.skipping);
      const start = this.next_;
      const end = this.findLineEnd(start, false);
      if (end === undefined) return false;
      if (end === -1) {
        if (this.buffer.length - start > this.limit) {
          this.skipping = { inQuotes: false };
          this.line = this.nextLine;
          continue;
        }
        if (!this.finished || start >= this.buffer.length) return false;
      }
      this.describe(start, end === -1 ? this.buffer.length : end, end !== -1);
      if (this.end > this.start) return true;
    }
  }

  /** Line of the quotation mark that the record at hand opens and does not close; undefined when it closes all. */
  get openQuoteLine(): number | undefined {
    let line = this.line;
    let opened: number | undefined;
    for (let i = this.start; i < this.end; i += 1) {
      const byte = this.buffer[i];
      if (byte === quote) opened = opened === undefined ? line : undefined;
      else if (byte === this.lineEnd) line += 1;
    }
    return opened;
  }

  private describe(start: number, lineEndAt: number, terminated: boolean): void {
    this.tooLong = lineEndAt - start > this.limit;
    this.terminated = terminated;
    this.start = start;
    this.line = this.nextLine;
    this.endLine = this.line + this.lineEndsWithin(start, lineEndAt);
    this.nextLine = this.endLine + 1;
    this.next_ = terminated ? lineEndAt + 1 : lineEndAt;
    const cut =
      this.lineEnd !== carriageReturn &&
      lineEndAt > start &&
      this.buffer[lineEndAt - 1] === carriageReturn;
    this.end = cut ? lineEndAt - 1 : lineEndAt;
  }

  private lineEndsWithin(start: number, end: number): number {
    let count = 0;
    const byte = this.lineEnd ?? lineFeed;
    for (
      let at = this.buffer.indexOf(byte, start);
      at !== -1 && at < end;
      at = this.buffer.indexOf(byte, at + 1)
    )
      count += 1;
    return count;
  }

  /**
   * Place of the line end that ends the record at `from`; -1 when it is not in the buffer; undefined when a
   * carriage return is the last byte, and only the next byte tells what it is.
   */
  private findLineEnd(from: number, startsInQuotes: boolean): number | undefined {
    const { buffer } = this;
    let inQuotes = startsInQuotes;
    if (this.lineEnd !== undefined && !inQuotes) {
      // Most records hold no quotation mark before their line end: two native searches find that out.
      if (this.quoteAt < from) this.quoteAt = indexOrInfinity(buffer.indexOf(quote, from));
      const lineEndAt = buffer.indexOf(this.lineEnd, from);
      if (lineEndAt < this.quoteAt) return lineEndAt;
    }
    for (let i = from; i < buffer.length; i += 1) {
      const byte = buffer[i];
      if (byte === quote) inQuotes = !inQuotes;
      else if (inQuotes) continue;
      else if (byte === this.lineEnd) return i;
      else if (this.lineEnd === undefined && byte === lineFeed) {
        this.lineEnd = lineFeed;
        return i;
      } else if (this.lineEnd === undefined && byte === carriageReturn) {
        if (i + 1 === buffer.length && !this.finished) return undefined;
        if (buffer[i + 1] === lineFeed) continue;
        this.lineEnd = carriageReturn;
        return i;
      }
    }
    return -1;
  }

  /** Drops the bytes of a record above the limit, and tells its place once its end is found. */
  private skip(state: { inQuotes: boolean }): boolean {
    const from = this.next_;
    const end = this.findLineEnd(from, state.inQuotes);
    if (end === undefined || (end === -1 && !this.finished)) {
      const until = end === undefined ? this.buffer.length - 1 : this.buffer.length;
      for (let i = from; i < until; i += 1)
        if (this.buffer[i] === quote) state.inQuotes = !state.inQuotes;
      this.nextLine += this.lineEndsWithin(from, until);
      this.next_ = until;
      return false;
    }
    const line = this.line;
    this.skipping = undefined;
    this.describe(from, end === -1 ? this.buffer.length : end, end !== -1);
    this.line = line;
    this.start = this.end;
    this.tooLong = true;
    return true;
  }
}
