import { isUtf8 } from 'node:buffer';
import { JsonExtent } from './json-extent.ts';

const [openBrace, openBracket, closeBracket, comma] = [0x7b, 0x5b, 0x5d, 0x2c];
const blanks = new Set([0x20, 0x09, 0x0a, 0x0d]);
/** As long as one line of a table. */
const objectBytesLimit = 16 << 20;

/** One object of a list, and its number from 1. */
export interface JsonRow {
  readonly object: Readonly<Record<string, unknown>>;
  readonly number: number;
}

/** What stands next in the list, outside of objects. */
type Expected = 'list' | 'first object' | 'object' | 'comma' | 'nothing';

/** Cuts the objects out of a JSON list that comes in chunks. */
export class JsonObjects {
  private expected: Expected = 'list';
  private number = 0;
  /** The object at hand, as far as it came. */
  private parts: Buffer[] = [];
  private length = 0;
  private extent: JsonExtent | undefined;

  /** @param failure - makes the error that is thrown, of what is wrong and the number of the object */
  constructor(private readonly failure: (message: string, number: number) => Error) {}

  /** The objects that end in a chunk. The first chunk has no byte order mark. */
  *push(chunk: Uint8Array): Generator<JsonRow, void> {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    let at = 0;
    while (at < bytes.length) {
      if (this.extent) {
        const end = this.extent.find(bytes, at);
        this.keep(bytes.subarray(at, end === -1 ? bytes.length : end));
        if (end === -1) return;
        at = end;
        yield this.take();
      } else {
        at = this.passOne(bytes, at);
      }
    }
  }

  /** The last chunk was pushed. */
  finish(): void {
    if (this.expected !== 'nothing')
      throw this.failure('the file ends before the list does: it was cut off', this.number);
  }

  /** Passes what stands between objects, a byte at a time. @returns the next place */
  private passOne(bytes: Buffer, at: number): number {
    const byte = bytes[at] ?? 0;
    if (blanks.has(byte)) return at + 1;
    const { expected } = this;
    if (expected === 'list' && byte === openBracket) this.expected = 'first object';
    else if (expected === 'comma' && byte === comma) this.expected = 'object';
    else if ((expected === 'comma' || expected === 'first object') && byte === closeBracket)
      this.expected = 'nothing';
    else if ((expected === 'object' || expected === 'first object') && byte === openBrace) {
      this.extent = new JsonExtent();
      this.number += 1;
      return at;
    } else throw this.failure('what stands behind it is no object of a list', this.number);
    return at + 1;
  }

  private keep(part: Buffer): void {
    this.parts.push(Buffer.from(part));
    this.length += part.length;
    if (this.length > objectBytesLimit) throw this.failure('is longer than 16 MiB', this.number);
  }

  private take(): JsonRow {
    const bytes = Buffer.concat(this.parts);
    const pairs = this.extent?.pairs ?? 0;
    this.parts = [];
    this.length = 0;
    this.extent = undefined;
    this.expected = 'comma';
    const object = this.parse(bytes);
    const values = Object.values(object);
    const isPlain = values.every((value) => typeof value !== 'object' || value === null);
    if (isPlain && values.length !== pairs) throw this.failure('has one name twice', this.number);
    return { object, number: this.number };
  }

  private parse(bytes: Buffer): Record<string, unknown> {
    if (!isUtf8(bytes)) throw this.failure('is not UTF-8 text', this.number);
    try {
      // What begins with a brace is an object.
      return JSON.parse(bytes.toString()) as Record<string, unknown>;
    } catch {
      throw this.failure('is not well-formed JSON; export or copy it again', this.number);
    }
  }
}
