import { isUtf8 } from 'node:buffer';
import { JsonExtent } from '@crossvote/opening';

const [quote, backslash, colon, comma] = [0x22, 0x5c, 0x3a, 0x2c];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];
const blanks = new Set([0x20, 0x09, 0x0a, 0x0d]);
const envelopeLimit = 1 << 20;
const featureLimit = 64 << 20;
const depthLimit = 64;

/** What stands next. `around` is everything outside of the list of features. */
type Expected = 'around' | 'first feature' | 'feature' | 'comma';

/** Cuts the features out of a GeoJSON collection that comes in pieces, whatever stands around them. */
export class FeatureCutter {
  private expected: Expected = 'around';
  private hasList = false;
  /** What stands around the features: the collection with an empty list. */
  private readonly around: number[] = [];
  private depth = 0;
  private isInText = false;
  private isEscaped = false;
  private textStart = 0;
  private lastText = '';
  private name = '';
  private count = 0;
  private parts: Buffer[] = [];
  private length = 0;
  private extent: JsonExtent | undefined;

  /** @param failure - makes the error that is thrown */
  constructor(private readonly failure: (message: string) => Error) {}

  /** The features that end in a piece, as they were parsed. */
  *push(piece: Uint8Array): Generator<unknown, void> {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    let at = 0;
    while (at < bytes.length) {
      if (this.extent) {
        const end = this.extent.find(bytes, at);
        this.keep(bytes.subarray(at, end === -1 ? bytes.length : end), this.extent);
        if (end === -1) return;
        at = end;
        yield this.take();
      } else if (this.expected === 'around') {
        this.passAround(bytes[at] ?? 0);
        at += 1;
      } else {
        at = this.passBetween(bytes, at);
      }
    }
  }

  /** The collection, with an empty list of features. The last piece was pushed. */
  finish(): Readonly<Record<string, unknown>> {
    if (this.extent || this.expected !== 'around' || this.depth > 0 || this.around.length === 0)
      throw this.failure('ends before its end: it was cut off; export or copy it again');
    const collection = this.parse(Buffer.from(this.around), 'what stands around its features');
    if (!this.hasList || collection.type !== 'FeatureCollection')
      throw this.failure('is no FeatureCollection; export it as GeoJSON again');
    return collection;
  }

  private passAround(byte: number): void {
    const { around } = this;
    if (around.push(byte) > envelopeLimit)
      throw this.failure(`has no list of features in its first ${envelopeLimit >> 20} MiB`);
    if (this.isInText) {
      if (this.isEscaped) this.isEscaped = false;
      else if (byte === backslash) this.isEscaped = true;
      else if (byte === quote) this.endText();
    } else if (byte === quote) {
      this.isInText = true;
      this.textStart = around.length;
    } else if (byte === colon) {
      if (this.depth === 1) this.name = this.lastText;
    } else if (byte === openBrace || byte === openBracket) this.open(byte);
    else if (byte === closeBrace || byte === closeBracket) this.depth -= 1;
    else if (byte === comma && this.depth === 1) this.name = '';
  }

  private endText(): void {
    this.isInText = false;
    this.lastText = Buffer.from(this.around.slice(this.textStart, -1)).toString();
  }

  private open(byte: number): void {
    this.depth += 1;
    if (byte !== openBracket || this.depth !== 2 || this.name !== 'features') return;
    if (this.hasList) throw this.failure('has two lists of features');
    this.hasList = true;
    this.expected = 'first feature';
  }

  /** Passes what stands between features, a byte at a time. @returns the next place */
  private passBetween(bytes: Buffer, at: number): number {
    const byte = bytes[at] ?? 0;
    const { expected } = this;
    if (blanks.has(byte)) return at + 1;
    if (expected === 'comma' && byte === comma) this.expected = 'feature';
    else if (expected !== 'feature' && byte === closeBracket) this.endList(byte);
    else if (expected !== 'comma' && byte === openBrace) {
      this.extent = new JsonExtent();
      return at;
    } else throw this.failure(`what stands behind feature ${this.count} is no feature`);
    return at + 1;
  }

  private endList(byte: number): void {
    this.expected = 'around';
    this.depth -= 1;
    this.name = '';
    this.around.push(byte);
  }

  private keep(part: Buffer, { deepest }: JsonExtent): void {
    this.parts.push(Buffer.from(part));
    this.length += part.length;
    const number = this.count + 1;
    if (this.length > featureLimit)
      throw this.failure(`feature ${number} is longer than ${featureLimit >> 20} MiB`);
    if (deepest > depthLimit)
      throw this.failure(`feature ${number} is nested more than ${depthLimit} levels deep`);
  }

  private take(): unknown {
    const bytes = Buffer.concat(this.parts);
    this.parts = [];
    this.length = 0;
    this.extent = undefined;
    this.expected = 'comma';
    this.count += 1;
    return this.parse(bytes, `feature ${this.count}`);
  }

  private parse(bytes: Buffer, what: string): Record<string, unknown> {
    if (!isUtf8(bytes)) throw this.failure(`${what} is not UTF-8 text; save it as UTF-8`);
    try {
      // What begins with a brace is an object.
      return JSON.parse(bytes.toString()) as Record<string, unknown>;
    } catch {
      throw this.failure(`${what} is not well-formed JSON; export or copy it again`);
    }
  }
}
