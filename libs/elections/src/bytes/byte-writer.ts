const utf8 = new TextEncoder();

/** Writes numbers and texts one after the other. */
export class ByteWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  /**
   * A whole number from 0 to 2^53 - 1, as base-128 digits with the low seven bits first.
   *
   * @throws RangeError for any other number
   */
  number(value: number): void {
    if (!(value >= 0 && Number.isSafeInteger(value)))
      throw new RangeError(`${value} is not a whole number from 0 to 2^53 - 1`);
    this.#reserve(8);
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128))
      this.#bytes[this.#length++] = (rest % 128) + 128;
    this.#bytes[this.#length++] = rest;
  }

  /** A whole number of any sign whose double is below 2^53: 0, -1, 1, -2 … are 0, 1, 2, 3 …. */
  signed(value: number): void {
    this.number(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** UTF-8 after its number of bytes. */
  text(value: string): void {
    const bytes = utf8.encode(value);
    this.number(bytes.length);
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** A copy of all that was written. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
