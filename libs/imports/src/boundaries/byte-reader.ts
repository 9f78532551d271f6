/** Takes stretches of known length out of bytes that come in pieces. */
export class ByteReader {
  private readonly pieces: AsyncIterator<Uint8Array>;
  private rest: Buffer = Buffer.alloc(0);
  /** Bytes taken so far. */
  taken = 0;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.pieces = bytes[Symbol.asyncIterator]();
  }

  /** The next bytes; fewer only at the end. */
  async take(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let missing = length;
    for (;;) {
      const part = this.rest.subarray(0, missing);
      this.rest = this.rest.subarray(part.length);
      parts.push(part);
      missing -= part.length;
      if (missing === 0 || !(await this.next())) break;
    }
    this.taken += length - missing;
    return parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts);
  }

  /** Does something that reads, and reads no further where that fails. */
  async orClose<Result>(act: () => Promise<Result>): Promise<Result> {
    try {
      return await act();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Reads no further. */
  async close(): Promise<void> {
    await this.pieces.return?.();
  }

  private async next(): Promise<boolean> {
    const next = await this.pieces.next();
    if (next.done === true) return false;
    this.rest = Buffer.from(next.value);
    return true;
  }
}
