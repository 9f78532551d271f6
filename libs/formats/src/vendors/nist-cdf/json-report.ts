import { recordKey, type JsonElements } from './json-elements.ts';
import { partDepth, type PlainJsonRecords } from './plain-json-records.ts';
import { JsonExtent } from '@crossvote/opening';

const [openBrace, openBracket] = [0x7b, 0x5b];

/** Longest record that is collected until it is complete. A record without images has a few kilobytes. */
const recordLimit = 1 << 18;

const isSpace = (byte: number | undefined) =>
  byte === 32 || byte === 10 || byte === 13 || byte === 9;

const quotedKey = Buffer.from(JSON.stringify(recordKey));

/** Whether a record may contain another one, so that it must be read token by token. */
function holdsAnother(bytes: Buffer, start: number, end: number): boolean {
  const first = bytes.indexOf(quotedKey, start);
  if (first === -1) return false;
  const second = bytes.indexOf(quotedKey, first + quotedKey.length);
  return second !== -1 && second < end;
}

/** Reads a JSON report: plain records as a whole, and everything else token by token. */
export class JsonReport {
  /** Bytes of a record that is not complete yet. */
  private rest: Uint8Array = new Uint8Array();

  constructor(
    private readonly elements: JsonElements,
    private readonly records: PlainJsonRecords,
  ) {}

  /** @throws FileError when the bytes are not JSON, or show signs of a hostile file */
  write(chunk: Uint8Array): void {
    const bytes = Buffer.concat([this.rest, chunk]);
    let at = 0;
    let isWaiting = false;
    while (at < bytes.length && !isWaiting) {
      const next = this.step(bytes, at);
      isWaiting = next === at;
      at = next;
    }
    this.rest = bytes.subarray(at);
  }

  /** @throws FileError when the file was cut off */
  finish(): void {
    this.elements.write(this.rest);
    this.elements.finish();
  }

  /** @returns the place up to which the bytes were read; `from` when more bytes are needed */
  private step(bytes: Buffer, from: number): number {
    if (!this.elements.isAmongRecords) {
      const list = bytes.indexOf(openBracket, from);
      return this.pass(bytes, from, list === -1 ? bytes.length : list + 1);
    }
    let at = from;
    while (isSpace(bytes[at])) at += 1;
    const isRecord = bytes[at] === openBrace && this.elements.awaitsValue;
    if (!isRecord) return this.pass(bytes, from, at + 1);
    const extent = new JsonExtent(partDepth);
    const end = extent.find(bytes, at);
    if (end === -1)
      return bytes.length - from > recordLimit ? this.pass(bytes, from, bytes.length) : from;
    const isPlain = !holdsAnother(bytes, at, end) && this.records.take(bytes, at, end, extent);
    if (!isPlain) return this.pass(bytes, from, end);
    this.elements.skipValue();
    return end;
  }

  private pass(bytes: Buffer, from: number, to: number): number {
    this.elements.write(bytes.subarray(from, to));
    return to;
  }
}
