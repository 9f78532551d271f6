import { withoutByteOrderMark } from '../encoding/byte-order-mark.ts';
import type { ExportFile } from '../files/export-file.ts';
import { FileError } from '../issue.ts';

/** One line without its end. */
export interface TextLine {
  readonly bytes: Buffer;
  /** From 1. */
  readonly line: number;
  readonly isTerminated: boolean;
}

/** What the lines of a format are. */
export interface LineRule {
  /** Bytes of the longest. */
  readonly limit: number;
  /** What a file with a longer one is not, such as `WinEDS file`. */
  readonly kind: string;
}

const lineFeed = 10;
const carriageReturn = 13;

/**
 * The lines of a file, chunk by chunk, whether they end in LF, CRLF or CR; blank ones count and are left out.
 *
 * @throws FileError when a line is longer than those of the format
 */
export async function* textLines(
  file: ExportFile,
  rule: LineRule,
): AsyncGenerator<TextLine[], void, undefined> {
  const cutter = new LineCutter(file.name, rule);
  for await (const chunk of withoutByteOrderMark(file.read())) yield cutter.cut(chunk);
  yield cutter.finish();
}

/** Cuts chunks into lines. */
class LineCutter {
  private rest: Buffer = Buffer.alloc(0);
  private line = 0;

  constructor(
    private readonly file: string,
    private readonly rule: LineRule,
  ) {}

  cut(chunk: Uint8Array): TextLine[] {
    const bytes =
      this.rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.rest, Buffer.from(chunk)]);
    const lines: TextLine[] = [];
    const ends = new LineEndsOf(bytes);
    let from = 0;
    for (let end = ends.after(from); end !== -1; end = ends.after(from)) {
      lines.push(...this.take(bytes.subarray(from, end), true));
      from = end + (bytes[end] === carriageReturn && bytes[end + 1] === lineFeed ? 2 : 1);
    }
    this.rest = bytes.subarray(from);
    if (this.rest.length > this.rule.limit + 1) this.refuse(this.line + 1);
    return lines;
  }

  /** What is left when no bytes follow. */
  finish(): TextLine[] {
    const { rest } = this;
    const isEnded = rest.at(-1) === carriageReturn;
    return rest.length === 0 ? [] : this.take(isEnded ? rest.subarray(0, -1) : rest, isEnded);
  }

  private take(bytes: Buffer, isTerminated: boolean): TextLine[] {
    this.line += 1;
    if (bytes.length > this.rule.limit) this.refuse(this.line);
    return isBlank(bytes) ? [] : [{ bytes, line: this.line, isTerminated }];
  }

  private refuse(line: number): never {
    const { limit, kind } = this.rule;
    throw new FileError(
      'line_too_long',
      `the line is longer than ${limit} bytes: this is no ${kind}`,
      { file: this.file, line },
    );
  }
}

/** Where lines of bytes end; each sign is searched for once, though there may be none of it for long. */
class LineEndsOf {
  private feed = -1;
  private carriage = -1;

  constructor(private readonly bytes: Buffer) {}

  /** @returns -1 where no line ends, or more bytes must tell whether CR and LF are one end */
  after(from: number): number {
    if (this.feed < from) this.feed = this.find(lineFeed, from);
    if (this.carriage < from) this.carriage = this.find(carriageReturn, from);
    const end = Math.min(this.feed, this.carriage);
    const isOpen = end === this.carriage && end + 1 === this.bytes.length;
    return isOpen || end === Infinity ? -1 : end;
  }

  private find(byte: number, from: number): number {
    const at = this.bytes.indexOf(byte, from);
    return at === -1 ? Infinity : at;
  }
}

/** Nothing but blanks, or the end mark of old systems. */
function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 26);
}
