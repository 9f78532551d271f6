import { headOf, type ExportFile, type ReadHow, type Remark } from '../files/export-file.ts';
import { utf8Mark } from './byte-order-mark.ts';
import type { Encoding, KnownEncoding } from './encoding.ts';
import { noFindings, type ChunkDecoder, type Findings } from './findings.ts';
import { GuessedText } from './guessed-text.ts';
import { encodingRemarks } from './encoding-remarks.ts';
import { sniffBytes, sniffText, type Sniffed } from './sniff-text.ts';
import { Utf16Text } from './utf16-text.ts';
import { Utf8Passage } from './utf8-passage.ts';

/** A text file as UTF-8, whatever the encoding of `source` is. Binary files pass unchanged. */
export class DecodedFile implements ExportFile {
  /** What has been learnt so far by reading. */
  private readonly findings: Findings = noFindings();

  constructor(
    /** The file as it is stored. */
    readonly source: ExportFile,
    private readonly asked: Encoding,
  ) {}

  get name(): string {
    return this.source.name;
  }

  head(): Promise<Buffer> {
    return headOf(this.read());
  }

  async *read(how?: ReadHow): AsyncGenerator<Uint8Array, void, undefined> {
    let decoder: ChunkDecoder | undefined;
    let head: Buffer = Buffer.alloc(0);
    for await (const bytes of this.source.read(how)) {
      let chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      if (!decoder) {
        head = chunk = Buffer.concat([head, chunk]);
        if (head.length < sniffBytes) continue;
        decoder = this.decoderFor(head);
      }
      yield* filled(decoder.push(chunk));
    }
    if (!decoder) {
      decoder = this.decoderFor(head);
      yield* filled(decoder.push(head));
    }
    yield* filled(decoder.finish());
  }

  remarks(): readonly Remark[] {
    return [...(this.source.remarks?.() ?? []), ...encodingRemarks(this.findings)];
  }

  private decoderFor(head: Buffer): ChunkDecoder {
    const { findings } = this;
    if (this.source.isUtf8) return new Utf8Passage(findings);
    const sniffed = sniffText(head);
    if (sniffed.content === 'binary') return asItIs;
    const encoding = this.choose(sniffed);
    if (sniffed.content !== 'xml') return this.textDecoder(sniffed, encoding);
    if (findings.basis === 'given') return marked(this.textDecoder(sniffed, encoding));
    // XML names its own encoding, and the XML reader follows it.
    return encoding === 'utf-8' ? new Utf8Passage(findings) : asItIs;
  }

  private textDecoder({ content, hasMark }: Sniffed, encoding: KnownEncoding): ChunkDecoder {
    if (encoding === 'utf-16le' || encoding === 'utf-16be')
      return new Utf16Text(this.name, encoding);
    if (encoding === 'windows-1252') return new GuessedText(this.findings, true);
    const isGuessed = this.asked === 'auto' && !hasMark && content === 'text';
    return isGuessed ? new GuessedText(this.findings, false) : new Utf8Passage(this.findings);
  }

  /**
   * The encoding that the first bytes show, or that was asked for, or else UTF-8. A byte order mark wins over what was
   * asked for.
   */
  private choose({ encoding, hasMark }: Sniffed): KnownEncoding {
    const { asked, findings } = this;
    const isGiven = asked !== 'auto' && !hasMark;
    const chosen = isGiven ? asked : (encoding ?? 'utf-8');
    findings.basis = isGiven ? 'given' : hasMark ? 'mark' : 'content';
    if (asked !== 'auto' && asked !== chosen) findings.overruled = asked;
    // Only reading shows whether the file has any Windows-1252 text that is not ASCII.
    if (chosen !== 'windows-1252' && findings.sample === '') findings.encoding = chosen;
    return chosen;
  }
}

/** Passes on bytes that are not text. */
const asItIs: ChunkDecoder = { push: (chunk) => chunk, finish: () => new Uint8Array() };

/** Puts a byte order mark in front. It wins over the encoding that XML declares. */
function marked(decoder: ChunkDecoder): ChunkDecoder {
  let mark: Buffer | undefined = utf8Mark;
  return {
    push: (chunk) => {
      const bytes = decoder.push(chunk);
      const first = mark;
      mark = undefined;
      return first ? Buffer.concat([first, bytes]) : bytes;
    },
    finish: () => decoder.finish(),
  };
}

function* filled(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  if (bytes.length > 0) yield bytes;
}

/**
 * A file as UTF-8, the only encoding that readers know. Nothing is read before the reader asks. ASCII and UTF-8 pass
 * unchanged, at next to no cost.
 *
 * With `auto`, UTF-16 is known by its byte order mark or the pattern of its first bytes, and text that is not UTF-8 is
 * read as Windows-1252. A named encoding applies to every text file without a byte order mark. Workbooks, archives and
 * other binary files are left as they are. XML declares its own encoding, so it is left as it is unless an encoding is
 * named. JSON is read as Windows-1252 only when that encoding is named.
 *
 * After the file was read, `remarks()` says what was assumed; `reportRemarks()` puts it into the issues.
 */
export function withEncoding(file: ExportFile, encoding: Encoding): DecodedFile {
  return new DecodedFile(file, encoding);
}
