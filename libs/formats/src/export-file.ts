/** One file of an export, wherever it lies: on the disk, in an archive, in a folder. */
export interface ExportFile {
  /** For messages: the name without its folder, or the place within the archive. */
  readonly name: string;
  /** The first bytes, unpacked: up to 1 MiB. */
  head(): Promise<Buffer>;
  /** All bytes, unpacked; may be asked for several times. */
  read(): AsyncGenerator<Uint8Array, void, undefined>;
}

/** Enough for the header rows of an export with thousands of columns. */
export const headBytes = 1 << 20;

/** The first bytes of a stream. */
export async function headOf(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= headBytes) break;
  }
  return Buffer.concat(parts).subarray(0, headBytes);
}
