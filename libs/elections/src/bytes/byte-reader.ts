const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads what `ByteWriter` wrote.
 *
 * All its methods throw a RangeError where bytes end early, a number is 2^53 or more, or has more digits than it needs, or
 * a text is no UTF-8: the bytes were damaged.
 */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** How many bytes are left. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  number(): number {
    // Most numbers are small.
    const first = this.#bytes[this.#at];
    if (first !== undefined && first < 128) {
      this.#at += 1;
      return first;
    }
    return this.#longNumber();
  }

  #longNumber(): number {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new RangeError('the bytes end inside a number');
      value += (byte & 127) * unit;
      if (unit > 2 ** 49 || value > Number.MAX_SAFE_INTEGER)
        throw new RangeError('a number is 2^53 or more');
      if (byte > 127) continue;
      if (byte === 0 && unit > 1) throw new RangeError('a number has more digits than it needs');
      return value;
    }
  }

  signed(): number {
    const value = this.number();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  /**
   * A number of things that follow.
   *
   * @param least - bytes that each of them has at least
   * @throws RangeError also where the bytes cannot hold so many
   */
  count(least: number): number {
    const value = this.number();
    if (value * least > this.left) throw new RangeError('the bytes end too early');
    return value;
  }

  text(): string {
    const length = this.count(1);
    const start = this.#at;
    this.#at += length;
    try {
      return length === 0 ? '' : utf8.decode(this.#bytes.subarray(start, this.#at));
    } catch (cause) {
      throw new RangeError('a text is no UTF-8', { cause });
    }
  }

  /** @throws RangeError where bytes are left */
  end(): void {
    if (this.left > 0) throw new RangeError(`${this.left} bytes are left over`);
  }
}
