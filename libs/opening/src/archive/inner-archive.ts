import { fromBufferPromise, type ZipFile, type Options } from 'yauzl';
import type { ExportFile } from '../files/export-file.ts';
import type { FileError } from '../issue.ts';
import type { MemberSource } from './zip-member.ts';
import type { UnpackLimit } from './unpack-limit.ts';

/** How archives are opened: names that lead out of the archive are refused, and so are wrong sizes. */
export const openingOptions: Options = {
  lazyEntries: true,
  autoClose: false,
  validateEntrySizes: true,
  strictFileNames: false,
};

/** Keeps the archive that was read last, so that only one of many archives is in memory. */
export class ArchiveSlot {
  owner: InnerArchive | undefined;
  archive: Promise<ZipFile> | undefined;
}

/**
 * An archive within an archive. It is unpacked into memory when one of its members is read, and released when the next
 * archive is read.
 */
export class InnerArchive implements MemberSource {
  constructor(
    private readonly member: ExportFile,
    private readonly slot: ArchiveSlot,
    /** Most bytes that the archive may have. */
    private readonly mostBytes: number,
    readonly fault: (code: string, problem: string, member?: string, cause?: unknown) => FileError,
    readonly limit: UnpackLimit,
    readonly onRead: MemberSource['onRead'],
  ) {}

  get name(): string {
    return this.member.name;
  }

  open(): Promise<ZipFile> {
    const { slot } = this;
    if (slot.owner === this && slot.archive) return slot.archive;
    slot.owner = this;
    slot.archive = this.unpack();
    return slot.archive;
  }

  private async unpack(): Promise<ZipFile> {
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of this.member.read()) {
      length += part.length;
      if (length > this.mostBytes) {
        const megabytes = this.mostBytes >> 20;
        throw this.fault(
          'zip_too_large',
          `is more than ${megabytes} MiB within an archive; unpack that by hand, and give the files`,
        );
      }
      parts.push(part);
    }
    try {
      return await fromBufferPromise(Buffer.concat(parts), openingOptions);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown error';
      throw this.fault('zip_damaged', damage(reason), undefined, error);
    }
  }
}

/** The message for an archive that cannot be opened. */
export function damage(reason: string): string {
  return `the ZIP archive is damaged or hostile (${reason}); copy it again`;
}
