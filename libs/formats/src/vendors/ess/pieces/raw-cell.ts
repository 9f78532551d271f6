import { hashPrime, hashStart } from '../byte-codes.ts';

export const comma = 44;
export const lineFeed = 10;
export const carriageReturn = 13;
const quote = 34;
const equals = 61;
const blank = 32;

/** A cell in the bytes of a piece, with its quotation marks. */
export class RawCell {
  start = 0;
  /** Offset of the delimiter or line end after it. */
  end = 0;
  /** Hash of its bytes. */
  hash = 0;
  private hasDoubledQuotes = false;

  /**
   * Goes to the cell that begins at `start`.
   *
   * @param bytes - with a zero after the last row
   * @returns false where the cell needs more of the CSV grammar than quotation marks around it and doubled ones within
   */
  scan(bytes: Uint8Array, start: number): boolean {
    this.start = start;
    this.hasDoubledQuotes = false;
    return bytes[start] === quote ? this.scanQuoted(bytes, start) : this.scanBare(bytes, start);
  }

  /** Offset of its text without quotation marks. */
  innerStart(bytes: Uint8Array): number {
    return bytes[this.start] === quote ? this.start + 1 : this.start;
  }

  innerEnd(bytes: Uint8Array): number {
    return bytes[this.start] === quote ? this.end - 1 : this.end;
  }

  /** Its text. */
  text(bytes: Buffer): string {
    const text = bytes.toString('utf8', this.innerStart(bytes), this.innerEnd(bytes));
    return this.hasDoubledQuotes ? text.replaceAll('""', '"') : text;
  }

  private scanBare(bytes: Uint8Array, start: number): boolean {
    let hash = hashStart;
    let i = start;
    for (let byte = bytes[i] ?? 0; byte !== comma && byte >= blank; byte = bytes[i] ?? 0) {
      if (byte === quote) return false;
      hash = Math.imul(hash ^ byte, hashPrime);
      i += 1;
    }
    return this.closeAt(bytes, i, hash);
  }

  private scanQuoted(bytes: Uint8Array, start: number): boolean {
    let hash = hashStart;
    let i = start + 1;
    for (; ; i += 1) {
      const byte = bytes[i] ?? 0;
      if (byte < blank) return false;
      if (byte === quote) {
        if (bytes[i + 1] !== quote) break;
        this.hasDoubledQuotes = true;
        i += 1;
      }
      hash = Math.imul(hash ^ byte, hashPrime);
    }
    // `"=""12"""` is a wrapped cell.
    if (this.hasDoubledQuotes && bytes[start + 1] === equals) return false;
    return this.closeAt(bytes, i + 1, hash);
  }

  private closeAt(bytes: Uint8Array, end: number, hash: number): boolean {
    this.end = end;
    this.hash = hash;
    const byte = bytes[end];
    const isLineEnd = byte === lineFeed || (byte === carriageReturn && bytes[end + 1] === lineFeed);
    return byte === comma || isLineEnd;
  }
}
