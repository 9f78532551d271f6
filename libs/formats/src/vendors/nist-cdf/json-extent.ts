const [quote, backslash, colon, letterU] = [0x22, 0x5c, 0x3a, 0x75];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Deepest nesting of a record that is looked at here; marks lie nine levels deep. */
const depthLimit = 32;

/** Depth of the contests within a record. */
export const partDepth = 5;

/** One object at the depth of contests: its place, and its name-value pairs. */
export interface JsonPart {
  readonly start: number;
  readonly end: number;
  readonly pairs: number;
}

/** Where a record ends, and what is in it. */
export interface JsonExtent {
  readonly end: number;
  readonly parts: readonly JsonPart[];
  /** Pairs outside the parts. */
  readonly pairs: number;
  /** Whether it needs a closer look: it is deeper than records are, or has characters by their number. */
  readonly isOdd: boolean;
}

/** Follows an object through bytes by its brackets and quotation marks alone; whether it is JSON is not told. */
class ExtentFinder {
  private at: number;
  private depth = 0;
  private pairs = 0;
  private partStart = 0;
  private pairsBefore = 0;
  private pairsInParts = 0;
  private isOdd = false;
  private readonly parts: JsonPart[] = [];

  constructor(
    private readonly bytes: Uint8Array,
    start: number,
  ) {
    this.at = start;
  }

  find(): JsonExtent | undefined {
    const { bytes } = this;
    for (; this.at < bytes.length; this.at += 1) {
      const byte = bytes[this.at];
      if (byte === quote) this.skipText();
      else if (byte === colon) this.pairs += 1;
      else if (byte === openBrace || byte === openBracket) this.open();
      else if ((byte === closeBrace || byte === closeBracket) && this.close()) return this.extent();
    }
    return undefined;
  }

  /** Leaves `at` on the quotation mark that ends the text. */
  private skipText(): void {
    const { bytes } = this;
    let at = this.at + 1;
    for (; at < bytes.length && bytes[at] !== quote; at += 1) {
      if (bytes[at] !== backslash) continue;
      at += 1;
      if (bytes[at] === letterU) this.isOdd = true;
    }
    this.at = at;
  }

  private open(): void {
    this.depth += 1;
    if (this.depth > depthLimit) this.isOdd = true;
    if (this.depth !== partDepth) return;
    this.partStart = this.at;
    this.pairsBefore = this.pairs;
  }

  /** @returns whether the object ends */
  private close(): boolean {
    if (this.depth === partDepth && this.bytes[this.at] === closeBrace) this.endPart();
    this.depth -= 1;
    return this.depth === 0;
  }

  private endPart(): void {
    const pairs = this.pairs - this.pairsBefore;
    this.pairsInParts += pairs;
    this.parts.push({ start: this.partStart, end: this.at + 1, pairs });
  }

  private extent(): JsonExtent {
    const { at, parts, pairs, pairsInParts, isOdd } = this;
    return { end: at + 1, parts, pairs: pairs - pairsInParts, isOdd };
  }
}

/** The object that begins at `start`; undefined where the bytes end before it does. */
export function findExtent(bytes: Uint8Array, start: number): JsonExtent | undefined {
  return new ExtentFinder(bytes, start).find();
}
