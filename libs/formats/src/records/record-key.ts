/**
 * What tells a record from all others of its place, as 64 bits: the parts of its name are fed one after the other. Two
 * different names meet with a probability of about records² / 2⁶⁵.
 */
export class RecordKey {
  low = 0;
  high = 0;

  /** The next name begins; perhaps with the parts that came to these halves. */
  begin(low: number = startLow, high: number = startHigh): this {
    this.low = low;
    this.high = high;
    return this;
  }

  /** A part in UTF-8, or any other form that the reader has all names in. */
  bytes(bytes: Uint8Array, start: number, end: number): this {
    for (let i = start; i < end; i += 1) this.mix(bytes[i] ?? 0);
    return this.endPart();
  }

  /** Numbers are the same however they are written. */
  text(part: string): this {
    const plain = plainNumber(part);
    for (let i = 0; i < plain.length; i += 1) this.mix(plain.charCodeAt(i));
    return this.endPart();
  }

  /** Texts, each a part; a whole name. */
  name(parts: readonly string[]): this {
    this.begin();
    for (const part of parts) this.text(part);
    return this;
  }

  /** @param part - 32 bits */
  number(part: number): this {
    this.mix(part);
    return this.endPart(0x10001);
  }

  /** @param end - no character: it keeps 1-23 apart from 12-3, and numbers from text */
  private endPart(end = 0x10000): this {
    this.mix(end);
    return this;
  }

  private mix(value: number): void {
    let { low, high } = this;
    low = Math.imul(low ^ value, 0x9e3779b1);
    high = Math.imul(high ^ value, 0x85ebca6b);
    this.low = low ^ (low >>> 15);
    this.high = high ^ (high >>> 13);
  }
}

const startLow = 0x811c9dc5;
const startHigh = 0x9747b28c;

/** A number in the form in which all files have it: a spreadsheet makes `12` of `0012`, and a program `12.0` of both. */
export function plainNumber(text: string): string {
  return text.replace(/^\s*0*([1-9]\d*|0)(?:\.0+)?\s*$/, '$1');
}

/** Whether what stands in place of a record's number names no record: nothing, zero, or a mask. */
export function isNoName(text: string): boolean {
  return /^(?:[0.-]*|[x*#?]+|n\/?a|null|none)$/i.test(text.trim());
}
