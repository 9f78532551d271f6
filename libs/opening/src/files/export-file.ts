import type { Issue } from '../issue.ts';

/** Something the report says about a file as a whole. */
export type Remark = Omit<Issue, 'place'>;

/** How a file gives its bytes. */
export interface ReadHow {
  /** Whether memory may be reused: then a chunk is valid only until the next chunk but one is asked for. */
  readonly reusesMemory?: boolean;
}

/** One file of an export, wherever it lies: on the disk, in an archive, in a folder. */
export interface ExportFile {
  /** Name for messages: without the folder, or the place within the archive. */
  readonly name: string;
  /** Set where this program made the bytes, as UTF-8: the rows of a workbook. */
  readonly isUtf8?: boolean;
  /** The path of the archive or folder that it lies in. */
  readonly container?: string;
  /** Number of bytes according to the archive or disk; undefined where it is only known after reading. */
  readonly statedBytes?: number | undefined;
  /** The first bytes, unpacked: up to 1 MiB. */
  head(): Promise<Buffer>;
  /** All bytes, unpacked. May be called several times. */
  read(how?: ReadHow): AsyncGenerator<Uint8Array, void, undefined>;
  /**
   * What a person must know about how the bytes were made: an encoding that was assumed, sheets that were left out. It
   * is complete once the file was read. A file that wraps another one passes on its remarks.
   */
  remarks?(): readonly Remark[];
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
