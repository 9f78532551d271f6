/**
 * The identity of a record as a hash of 64 bits. The parts of the identity are fed one after the other. Two different
 * identities have the same hash with a probability of about records² / 2⁶⁵.
 */
export class RecordKey {
  low = 0;
  high = 0;

  /** Begins the next identity, optionally with the halves of earlier parts. */
  begin(low: number = startLow, high: number = startHigh): this {
    this.low = low;
    this.high = high;
    return this;
  }

  /** Adds a part in UTF-8, or in another form that the reader uses for all identities. */
  bytes(bytes: Uint8Array, start: number, end: number): this {
    for (let i = start; i < end; i += 1) this.mix(bytes[i] ?? 0);
    return this.endPart();
  }

  /** Adds a part as text. Numbers are equal in any notation. */
  text(part: string): this {
    const plain = plainNumber(part);
    for (let i = 0; i < plain.length; i += 1) this.mix(plain.charCodeAt(i));
    return this.endPart();
  }

  /** A whole identity of texts, each a part. */
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

  /** @param end - a value that no character has. It makes 1-23 different from 12-3, and numbers different from text */
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

/** A number in a common form: a spreadsheet turns `0012` into `12`, and a program turns both into `12.0`. */
export function plainNumber(text: string): string {
  return text.replace(/^\s*0*([1-9]\d*|0)(?:\.0+)?\s*$/, '$1');
}

/** Whether the text in place of a record number is no identity: nothing, zero, or a mask. */
export function isNoName(text: string): boolean {
  return /^(?:[0.-]*|[x*#?]+|n\/?a|null|none)$/i.test(text.trim());
}
