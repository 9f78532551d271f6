const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;

/** How many bytes of a file are looked at for its line ends. */
const windowBytes = 1 << 16;

/**
 * Learns how the lines of a CSV file end: LF or CRLF, or CR alone where that is more frequent. Only line ends outside
 * quotation marks count. They are counted at the beginning of the file, and further on where the beginning has none.
 */
export class LineEnds {
  private searched = 0;
  private inQuotes = false;
  private feeds = 0;
  private returns = 0;

  /**
   * @param buffer - the file from its first byte on, as far as it is known
   * @param isWhole - whether no bytes follow
   * @returns LF or CR; undefined when more bytes are needed
   */
  learn(buffer: Buffer, isWhole: boolean, limit: number): number | undefined {
    if (buffer.length <= windowBytes && !isWhole && buffer.length <= limit) return undefined;
    // A CR at the very end may be the first half of a CRLF.
    const end = isWhole ? buffer.length : buffer.length - 1;
    for (let i = this.searched; i < end; i += 1) {
      const byte = buffer[i];
      if (byte === quote) this.inQuotes = !this.inQuotes;
      else if (this.inQuotes) continue;
      else if (byte === lineFeed) this.feeds += 1;
      else if (byte === carriageReturn && buffer[i + 1] !== lineFeed) this.returns += 1;
      this.searched = i + 1;
      if (this.searched >= windowBytes && this.feeds + this.returns > 0) break;
    }
    this.searched = Math.max(this.searched, end);
    if (this.feeds + this.returns === 0 && !isWhole && buffer.length <= limit) return undefined;
    return this.returns > this.feeds ? carriageReturn : lineFeed;
  }
}
