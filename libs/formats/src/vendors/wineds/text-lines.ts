import { FileError, type ExportFile, withoutByteOrderMark } from '@crossvote/opening';

/** One line without its end. */
export interface TextLine {
  readonly bytes: Buffer;
  readonly line: number;
  readonly isTerminated: boolean;
}

/** Longest line of the format is 83 characters. */
const lineLimit = 4096;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * The lines of a file, chunk by chunk; blank ones count and are left out.
 *
 * @throws FileError when a line is far longer than the format's
 */
export async function* textLines(file: ExportFile): AsyncGenerator<TextLine[], void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 0;
  const cut = (bytes: Buffer, isTerminated: boolean): TextLine[] => {
    line += 1;
    if (bytes.length > lineLimit)
      throw new FileError(
        'line_too_long',
        `the line is longer than ${lineLimit} bytes: this is no WinEDS file`,
        { file: file.name, line },
      );
    const content = bytes.at(-1) === carriageReturn ? bytes.subarray(0, -1) : bytes;
    return isBlank(content) ? [] : [{ bytes: content, line, isTerminated }];
  };
  for await (const chunk of withoutByteOrderMark(file.read())) {
    const bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    const lines: TextLine[] = [];
    let from = 0;
    for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, from)) {
      lines.push(...cut(bytes.subarray(from, at), true));
      from = at + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > lineLimit) cut(rest, false);
    yield lines;
  }
  if (rest.length > 0) yield cut(rest, false);
}

/** Nothing but blanks, or the end mark of old systems. */
function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 32 || byte === 26);
}
