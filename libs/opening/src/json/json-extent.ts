const [quote, backslash, colon, letterU] = [0x22, 0x5c, 0x3a, 0x75];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/** One object within another: its place, and its name-value pairs. */
export interface JsonPart {
  readonly start: number;
  readonly end: number;
  readonly pairs: number;
}

/**
 * Finds where a JSON object ends, by its brackets and quotation marks only. It does not check that the object is valid
 * JSON. The object may come in several chunks.
 */
export class JsonExtent {
  /** Name-value pairs so far, all levels counted. */
  pairs = 0;
  /** The deepest nesting so far; that of the object itself is 1. */
  deepest = 0;
  /** Whether any text has a character written as a number, such as `\u0041`. */
  hasNumberedCharacters = false;
  /**
   * The objects at `partDepth`, in their order. Their places are right only where the whole object came in one chunk.
   */
  readonly parts: JsonPart[] = [];

  private depth = 0;
  private isInText = false;
  private isEscaped = false;
  private partStart = 0;
  private pairsBefore = 0;

  /** @param partDepth - depth of the inner objects to list in `parts`; 0 lists none */
  constructor(private readonly partDepth = 0) {}

  /**
   * Goes through the next bytes.
   *
   * @param from - where the object begins, or goes on
   * @returns the place behind its last brace; -1 where it does not end in these bytes
   */
  find(bytes: Uint8Array, from: number): number {
    if (from >= bytes.length) return -1;
    let at = this.isInText ? this.resumeText(bytes, from) : from;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === quote) at = this.skipText(bytes, at + 1) - 1;
      else if (byte === colon) this.pairs += 1;
      else if (byte === openBrace || byte === openBracket) this.open(at);
      else if (byte === closeBrace || byte === closeBracket) {
        if (this.depth === this.partDepth && byte === closeBrace) this.endPart(at);
        this.depth -= 1;
        if (this.depth === 0) return at + 1;
      }
    }
    return -1;
  }

  /** @returns the place after the quotation mark that ends a text, or after the bytes */
  private skipText(bytes: Uint8Array, from: number): number {
    let at = from;
    for (; at < bytes.length && bytes[at] !== quote; at += 1) {
      if (bytes[at] !== backslash) continue;
      at += 1;
      if (bytes[at] === letterU) this.hasNumberedCharacters = true;
    }
    if (at >= bytes.length) {
      this.isInText = true;
      // If so, the last byte was a backslash.
      this.isEscaped = at > bytes.length;
    }
    return at + 1;
  }

  /** Goes on with a text that the previous chunk left open. */
  private resumeText(bytes: Uint8Array, from: number): number {
    const { isEscaped } = this;
    this.isInText = false;
    this.isEscaped = false;
    if (isEscaped && bytes[from] === letterU) this.hasNumberedCharacters = true;
    return this.skipText(bytes, isEscaped ? from + 1 : from);
  }

  private open(at: number): void {
    this.depth += 1;
    if (this.depth > this.deepest) this.deepest = this.depth;
    if (this.depth !== this.partDepth) return;
    this.partStart = at;
    this.pairsBefore = this.pairs;
  }

  private endPart(at: number): void {
    this.parts.push({
      start: this.partStart,
      end: at + 1,
      pairs: this.pairs - this.pairsBefore,
    });
  }
}
