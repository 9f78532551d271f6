import { LineEnds } from './line-end.ts';
import { FileError } from '../issue.ts';

const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;

/** Longest record that is kept in memory, in bytes. */
export const recordBytesLimit = 16 << 20;

/**
 * Cuts CSV bytes into records: a line end outside double quotes ends one. Line ends are LF, CRLF, or CR alone where
 * that is more frequent. Blank lines count as lines but are not records. Every byte is looked at once. Memory is
 * bounded: a record above the limit is not kept, and only its place is known.
 *
 * After `next()` answered true, `buffer`, `start`, `end`, `line`, `endLine`, `tooLong`, `terminated` and
 * `endsInQuotes` describe the record, until the next call.
 */
export class RecordSplitter {
  buffer: Buffer = Buffer.alloc(0);
  /** First byte of the record. */
  start = 0;
  /** One after the last byte of the record, without its line end. Equal to `start` when the record is too long. */
  end = 0;
  line = 1;
  endLine = 1;
  tooLong = false;
  /** Whether the record ended with a line end, and not with the file. */
  terminated = true;
  /** Whether the file ended within a quoted cell of the record. */
  endsInQuotes = false;

  /** Where the record that is being searched begins. */
  private from = 0;
  /** How far the record was searched. The fields below hold what was found up to there. */
  private searched = 0;
  private inQuotes = false;
  private breaks = 0;
  /**
   * The first quotation mark at or after `searched`. It is kept, as native search may go far to find that there is
   * none.
   */
  private quoteAt = -1;
  private nextLine = 1;
  private readonly lineEnds = new LineEnds();
  private lineEnd: number | undefined;
  private finished = false;
  private skipping = false;

  constructor(private readonly limit = recordBytesLimit) {}

  /** Adds bytes, and releases the bytes of records that were already returned. */
  push(chunk: Uint8Array): void {
    const rest = this.buffer.subarray(this.from);
    this.buffer =
      rest.length === 0
        ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
        : Buffer.concat([rest, chunk]);
    this.searched -= this.from;
    this.from = 0;
    this.quoteAt = -1;
  }

  /** Whether lines end in LF or CRLF; known once a record was seen. */
  get endsLinesInFeeds(): boolean {
    return this.lineEnd === lineFeed;
  }

  /**
   * Hands over the bytes after the last record, for another reader. The next bytes that are pushed must begin with a
   * record.
   */
  takeRest(): Buffer {
    const rest = this.buffer.subarray(this.from);
    this.buffer = Buffer.alloc(0);
    this.from = 0;
    this.searched = 0;
    this.quoteAt = -1;
    this.inQuotes = false;
    this.breaks = 0;
    return rest;
  }

  /** Counts lines that another reader has read. @returns the number of the first one */
  passLines(count: number): number {
    const first = this.nextLine;
    this.nextLine += count;
    return first;
  }

  /** Says that no bytes follow: what is left is the last record. */
  finish(): void {
    this.finished = true;
  }

  /** Goes to the next whole record. @returns false when more bytes are needed, or after the last */
  next(): boolean {
    for (;;) {
      const lineEnd = (this.lineEnd ??= this.lineEnds.learn(
        this.buffer,
        this.finished,
        this.limit,
      ));
      if (lineEnd === undefined) return false;
      this.passBlankLines(lineEnd);
      const at = this.search(lineEnd);
      if (at === -1) {
        this.skipping ||= this.searched - this.from > this.limit;
        if (this.skipping) this.from = this.searched;
        const isOver = this.finished && (this.skipping || this.from < this.buffer.length);
        if (!isOver) return false;
      }
      this.describe(at);
      if (this.end > this.start || this.tooLong) return true;
    }
  }

  /** Goes past blank lines. A damaged file may have millions of them. */
  private passBlankLines(lineEnd: number): void {
    if (this.searched !== this.from || this.skipping) return;
    const { buffer } = this;
    let at = this.from;
    for (;;) {
      if (buffer[at] === lineEnd) at += 1;
      else if (buffer[at] === carriageReturn && buffer[at + 1] === lineEnd) at += 2;
      else break;
      this.nextLine += 1;
    }
    this.from = at;
    this.searched = at;
  }

  /** Place of the line end that ends the record; -1 when it is not in the buffer. */
  private search(lineEnd: number): number {
    for (;;) {
      const at = this.buffer.indexOf(lineEnd, this.searched);
      const until = at === -1 ? this.buffer.length : at;
      if (this.hasOddQuotes(this.searched, until)) this.inQuotes = !this.inQuotes;
      this.searched = at === -1 ? until : at + 1;
      if (at === -1 || !this.inQuotes) return at;
      this.breaks += 1;
    }
  }

  private hasOddQuotes(from: number, until: number): boolean {
    if (this.quoteAt < from) {
      const at = this.buffer.indexOf(quote, from);
      this.quoteAt = at === -1 ? Infinity : at;
    }
    let count = 0;
    for (let i = this.quoteAt; i < until; i += 1) if (this.buffer[i] === quote) count += 1;
    return (count & 1) === 1;
  }

  private describe(lineEndAt: number): void {
    this.terminated = lineEndAt !== -1;
    const until = this.terminated ? lineEndAt : this.buffer.length;
    this.tooLong = this.skipping || until - this.from > this.limit;
    const endsInReturn =
      this.lineEnd === lineFeed && until > this.from && this.buffer[until - 1] === carriageReturn;
    this.end = endsInReturn ? until - 1 : until;
    this.start = this.tooLong ? this.end : this.from;
    this.line = this.nextLine;
    this.endLine = this.line + this.breaks;
    this.nextLine = this.endLine + 1;
    this.from = this.searched;
    this.breaks = 0;
    this.endsInQuotes = this.inQuotes;
    this.inQuotes = false;
    this.skipping = false;
  }
}

/**
 * Refuses a file that ends within a quoted cell or within a line that is too long.
 *
 * @throws FileError with the first line of the record, as nobody can tell where in it the mark is missing
 */
export function refuseCutOff(file: string, splitter: RecordSplitter): void {
  if (splitter.tooLong)
    throw new FileError(
      'line_too_long',
      'the line does not end within 16 MiB: this is no CVR export, or a quotation mark is never closed',
      { file, line: splitter.line },
    );
  if (splitter.endsInQuotes)
    throw new FileError(
      'quote_not_closed',
      'the record that begins here never ends: a quotation mark in it is missing or stray, or the file was cut off within a quoted cell',
      { file, line: splitter.line },
    );
}
