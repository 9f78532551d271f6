import { isAscii, isUtf8 } from 'node:buffer';
import { cellAround, type ChunkDecoder, type Findings } from './findings.ts';
import { Utf8Passage } from './utf8-passage.ts';
import { decodeWindows1252, hasUndefinedBytes } from './windows-1252.ts';

/**
 * Longest run of bytes beyond ASCII that is held back at the end of a chunk. No text has a run of nearly that length.
 */
const runLimit = 1 << 16;

/**
 * Reads ASCII, UTF-8 or Windows-1252. All three share the bytes of ASCII, so each run of other bytes can be judged by
 * itself. The first such run decides. If it is UTF-8, later runs that are not UTF-8 are damage: they are left as they
 * are, and the reader refuses their lines. If it is not UTF-8, all runs are Windows-1252, except runs that are valid
 * UTF-8.
 */
export class GuessedText implements ChunkDecoder {
  private state: 'undecided' | 'utf-8' | 'windows-1252';
  private held: Buffer = Buffer.alloc(0);
  private readonly passage: Utf8Passage;

  /**
   * @param isWindows - whether a person said that the file is Windows-1252; then all of it is read so, valid UTF-8 too
   */
  constructor(
    private readonly findings: Findings,
    private readonly isWindows: boolean,
  ) {
    this.state = isWindows ? 'windows-1252' : 'undecided';
    this.passage = new Utf8Passage(findings);
  }

  push(chunk: Buffer): Uint8Array {
    if (this.state === 'utf-8') return this.passage.push(chunk);
    if (this.held.length === 0 && isAscii(chunk)) return chunk;
    const known = Buffer.concat([this.held, chunk]);
    let end = known.length;
    while (end > 0 && isBeyondAscii(known, end - 1)) end -= 1;
    if (known.length - end > runLimit) end = known.length;
    this.held = known.subarray(end);
    return this.convert(known.subarray(0, end));
  }

  finish(): Uint8Array {
    const rest = this.held;
    this.held = Buffer.alloc(0);
    return this.convert(rest);
  }

  private convert(text: Buffer): Uint8Array {
    const parts: Uint8Array[] = [];
    let from = 0;
    for (const { start, end } of runsOf(text)) {
      const run = text.subarray(start, end);
      if (this.isWide(run)) {
        if (this.state === 'utf-8') return this.passRest(text);
        continue;
      }
      if (this.findings.sample === '') this.note(text, start);
      this.findings.hasUndefinedBytes ||= hasUndefinedBytes(run);
      parts.push(text.subarray(from, start), Buffer.from(decodeWindows1252(run)));
      from = end;
    }
    return from === 0 ? text : Buffer.concat([...parts, text.subarray(from)]);
  }

  /** Whether a run is UTF-8 and must be left as it is. */
  private isWide(run: Buffer): boolean {
    if (this.isWindows) return false;
    const isWide = isUtf8(run);
    if (this.state === 'windows-1252') this.findings.isMixed ||= isWide;
    else this.state = isWide ? 'utf-8' : 'windows-1252';
    return isWide;
  }

  private passRest(text: Buffer): Uint8Array {
    const whole = Buffer.concat([text, this.held]);
    this.held = Buffer.alloc(0);
    return this.passage.push(whole);
  }

  private note(text: Buffer, at: number): void {
    this.findings.encoding = 'windows-1252';
    this.findings.sample = decodeWindows1252(cellAround(text, at));
  }
}

function isBeyondAscii(bytes: Buffer, at: number): boolean {
  return (bytes[at] ?? 0) >= 0x80;
}

/** The runs of bytes beyond ASCII. */
function* runsOf(bytes: Buffer): Generator<{ start: number; end: number }, void, undefined> {
  for (let start = 0; start < bytes.length; start += 1) {
    if (!isBeyondAscii(bytes, start)) continue;
    let end = start + 1;
    while (end < bytes.length && isBeyondAscii(bytes, end)) end += 1;
    yield { start, end };
    start = end;
  }
}
