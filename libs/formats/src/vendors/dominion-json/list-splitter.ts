import { FileError, JsonExtent } from '@crossvote/opening';

const [quote, backslash, colon, comma] = [0x22, 0x5c, 0x3a, 0x2c];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Longest session, in bytes; real ones have some kilobytes. */
const elementLimit = 4 << 20;
/** Longest rest of a file without its sessions. */
const frameLimit = 32 << 20;
/** Deepest nesting. A mark is nine levels deep. */
const depthLimit = 64;
const listDepth = 2;

/** The text of one object of the list. */
export interface JsonElement {
  readonly bytes: Buffer;
  /** Number of its name-value pairs on all levels. */
  readonly pairs: number;
}

const isSpace = (byte: number) => byte === 32 || byte === 10 || byte === 13 || byte === 9;

const isPunctuation = (byte: number | undefined) =>
  byte === undefined || isSpace(byte) || '{}[],:"'.includes(String.fromCharCode(byte));

/**
 * Cuts a JSON file into the objects of one list of its outermost object, chunk by chunk, with any line ends. A parser
 * of the whole text would take several times as long, silently keep the last of two equal keys, and keep a text value
 * of any length in memory. The rest of the file is the frame, in which each object of the list is replaced by "".
 */
export class ListSplitter {
  /** Number of pairs in the frame. */
  framePairs = 0;
  private readonly listStart: Buffer | undefined;
  private frame = Buffer.alloc(4096);
  private frameLength = 0;
  private depth = 0;
  private isInList = false;
  private isInText = false;
  private isEscaped = false;
  /** The object of the list that is not complete yet. */
  private element: JsonExtent | undefined;
  private parts: Uint8Array[] = [];
  private partsLength = 0;

  /** @param key - key of the list; without it, everything is the frame */
  constructor(
    private readonly file: string,
    key?: string,
  ) {
    this.listStart = key === undefined ? undefined : Buffer.from(`"${key}":`);
  }

  /** Whether nothing is open at the end. The parser of the frame notices brackets that are closed too often. */
  get isComplete(): boolean {
    return this.depth <= 0 && !this.isInText;
  }

  /** The text around the objects, without white space. */
  get frameText(): Buffer {
    return this.frame.subarray(0, this.frameLength);
  }

  /**
   * Takes the next bytes.
   *
   * @returns the objects that end in these bytes
   * @throws FileError where an object, the nesting or the frame exceeds its limit
   */
  push(chunk: Uint8Array): JsonElement[] {
    const elements: JsonElement[] = [];
    for (let at = 0; at < chunk.length;) {
      if (!this.element) {
        const byte = chunk[at] ?? 0;
        if (this.isElementStart(byte)) this.beginElement();
        else {
          this.addToFrame(byte);
          at += 1;
          continue;
        }
      }
      const end = this.endOfElement(chunk, at);
      this.keep(chunk.subarray(at, end === -1 ? undefined : end));
      if (end === -1) break;
      elements.push(this.takeElement());
      at = end;
    }
    return elements;
  }

  private isElementStart(byte: number): boolean {
    return byte === openBrace && this.isInList && this.depth === listDepth && !this.isInText;
  }

  private beginElement(): void {
    this.element = new JsonExtent();
    this.append(quote);
    this.append(quote);
  }

  /** @returns the place after the object; -1 where it does not end in the chunk */
  private endOfElement(chunk: Uint8Array, from: number): number {
    const end = this.element?.find(chunk, from) ?? -1;
    if ((this.element?.deepest ?? 0) > depthLimit - listDepth) this.refuseDepth();
    return end;
  }

  private takeElement(): JsonElement {
    const bytes = Buffer.concat(this.parts, this.partsLength);
    const pairs = this.element?.pairs ?? 0;
    this.element = undefined;
    this.parts = [];
    this.partsLength = 0;
    return { bytes, pairs };
  }

  private keep(part: Uint8Array): void {
    this.partsLength += part.length;
    if (this.partsLength > elementLimit) {
      throw new FileError(
        'record_too_long',
        'a session is longer than 4 MiB: this is no Dominion export, or it is damaged; export it again',
        { file: this.file },
      );
    }
    this.parts.push(part);
  }

  private addToFrame(byte: number): void {
    if (this.isInText) {
      if (this.isEscaped) this.isEscaped = false;
      else if (byte === backslash) this.isEscaped = true;
      else if (byte === quote) this.isInText = false;
    } else if (isSpace(byte)) {
      // A blank between two values must stay, as 1 2 is not 12.
      if (isPunctuation(this.frame[this.frameLength - 1])) return;
    } else this.follow(byte);
    this.append(byte);
  }

  private follow(byte: number): void {
    if (byte === quote) this.isInText = true;
    else if (byte === colon) this.framePairs += 1;
    else if (byte === openBrace || byte === openBracket) {
      if (byte === openBracket && this.depth === 1) this.isInList = this.isAtList();
      this.depth += 1;
      if (this.depth > depthLimit) this.refuseDepth();
    } else if (byte === closeBrace || byte === closeBracket) {
      this.depth -= 1;
      if (this.depth < listDepth) this.isInList = false;
    }
  }

  /** Whether the frame ends in the key of the list. A quotation mark within a key would follow a backslash. */
  private isAtList(): boolean {
    if (!this.listStart) return false;
    const start = this.frameLength - this.listStart.length;
    if (start < 1 || !this.frameText.subarray(start).equals(this.listStart)) return false;
    const before = this.frame[start - 1];
    return before === openBrace || before === comma;
  }

  private append(byte: number): void {
    if (this.frameLength === this.frame.length) {
      if (this.frameLength >= frameLimit) {
        throw new FileError(
          'json_too_large',
          'holds more than 32 MiB beside its sessions: this is no Dominion export',
          { file: this.file },
        );
      }
      this.frame = Buffer.concat([this.frame], this.frame.length * 2);
    }
    this.frame[this.frameLength] = byte;
    this.frameLength += 1;
  }

  private refuseDepth(): never {
    throw new FileError(
      'json_too_deep',
      `is nested more than ${depthLimit} levels deep: this is no Dominion export`,
      { file: this.file },
    );
  }
}
