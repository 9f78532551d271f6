import type { Issue } from '../issue.ts';

/** What is said of a file as a whole. */
export type Remark = Omit<Issue, 'place'>;

/** How bytes are given. */
export interface ReadHow {
  /** Whether a chunk need not last longer than until the next but one is asked for: saves new memory for each. */
  readonly reusesMemory?: boolean;
}

/** One file of an export, wherever it lies: on the disk, in an archive, in a folder. */
export interface ExportFile {
  /** For messages: the name without its folder, or the place within the archive. */
  readonly name: string;
  /** Set where the bytes are made here and are UTF-8, as the rows of a workbook are. */
  readonly isUtf8?: boolean;
  /** The path of the archive or folder that it lies in. */
  readonly container?: string;
  /** How many bytes there are, as the file that holds it says; undefined where only reading tells. */
  readonly statedBytes?: number | undefined;
  /** The first bytes, unpacked: up to 1 MiB. */
  head(): Promise<Buffer>;
  /** All bytes, unpacked; may be asked for several times. */
  read(how?: ReadHow): AsyncGenerator<Uint8Array, void, undefined>;
  /**
   * What a person must know of how the bytes came about: an encoding that was assumed, sheets that were left out. It is
   * known when the file was read. A file that stands for another passes on what that one says.
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
