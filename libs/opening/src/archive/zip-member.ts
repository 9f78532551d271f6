import { crc32, inflateRawSync } from 'node:zlib';
import { Entry, type ZipFile } from 'yauzl';
import { headOf, type ExportFile } from '../files/export-file.ts';
import { FileError } from '../issue.ts';
import type { UnpackLimit, UnpackPlace } from './unpack-limit.ts';

/** A member is unpacked in one step when neither its packed nor its unpacked size is larger. */
const smallMemberBytes = 1 << 18;

/**
 * Unpacks a small deflated member. An export may have tens of thousands of small members. An inflating stream for each
 * would take more time and memory than the bytes themselves.
 *
 * @throws Error when it is damaged, or of another size than its archive says
 */
async function unpackSmall(archive: ZipFile, entry: Entry): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of await archive.openReadStreamPromise(entry, { decodeFileData: false })) {
    // Streams of archives are of bytes.
    parts.push(part as Uint8Array);
  }
  const size = entry.uncompressedSize;
  const bytes = inflateRawSync(Buffer.concat(parts), { maxOutputLength: Math.max(size, 1) });
  if (bytes.length !== size) throw new Error('its size is another than the archive says');
  return bytes;
}

/** An archive that members are read from. */
export interface MemberSource {
  /** Name for messages. */
  readonly name: string;
  open(): Promise<ZipFile>;
  /** The limit of the file on the disk. */
  readonly limit: UnpackLimit;
  /** Called with the number of packed bytes that were read. */
  onRead(packedBytes: number): void;
  /** @returns the error with which the archive, or a member of it, is refused */
  fault(code: string, problem: string, member?: string, cause?: unknown): FileError;
}

const stored = 0;
const deflated = 8;

/**
 * One member, unpacked as it is read. It keeps only the fields of its entry that reading needs, as there may be a
 * million members.
 */
export class ZipMember implements ExportFile, UnpackPlace {
  furthest = 0;
  readonly offset: number;
  readonly packedSize: number;
  readonly size: number;
  private readonly crc: number;
  private readonly method: number;
  private readonly flags: number;

  constructor(
    readonly name: string,
    entry: Entry,
    private readonly source: MemberSource,
  ) {
    this.offset = entry.relativeOffsetOfLocalHeader;
    this.packedSize = entry.compressedSize;
    this.size = entry.uncompressedSize;
    this.crc = entry.crc32;
    this.method = entry.compressionMethod;
    this.flags = entry.generalPurposeBitFlag;
  }

  get statedBytes(): number {
    return this.size;
  }

  head(): Promise<Buffer> {
    return headOf(this.read());
  }

  async *read(): AsyncGenerator<Uint8Array, void, undefined> {
    const { source } = this;
    const entry = this.entry();
    this.refuseUnreadable(entry);
    let crc = 0;
    const packedShare = this.packedSize / Math.max(this.size, 1);
    try {
      const unpacked = this.unpack(await source.open(), entry);
      for await (const bytes of source.limit.measure(this, unpacked)) {
        crc = crc32(bytes, crc);
        source.onRead(bytes.length * packedShare);
        yield bytes;
      }
      if (crc !== this.crc) throw new Error('its checksum differs');
    } catch (error) {
      if (error instanceof FileError) throw error;
      const reason = error instanceof Error ? error.message : 'unknown error';
      throw source.fault(
        'zip_damaged',
        `cannot be unpacked from ${source.name} (${reason}); copy the archive again`,
        this.name,
        error,
      );
    }
  }

  private async *unpack(archive: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
    const isSmall = this.size <= smallMemberBytes && this.packedSize <= smallMemberBytes;
    if (this.method === deflated && isSmall) yield await unpackSmall(archive, entry);
    else
      for await (const chunk of await archive.openReadStreamPromise(entry)) {
        // Streams of archives are of bytes.
        yield chunk as Uint8Array;
      }
  }

  private entry(): Entry {
    const entry = new Entry();
    entry.relativeOffsetOfLocalHeader = this.offset;
    entry.compressedSize = this.packedSize;
    entry.uncompressedSize = this.size;
    entry.compressionMethod = this.method;
    entry.generalPurposeBitFlag = this.flags;
    return entry;
  }

  private refuseUnreadable(entry: Entry): void {
    const { source, method, name } = this;
    if (entry.isEncrypted())
      throw source.fault(
        'zip_encrypted',
        'is encrypted; unpack the archive with its password, and give the files',
        name,
      );
    if (method !== stored && method !== deflated)
      throw source.fault(
        'zip_method_unknown',
        `is packed by method ${method}, which is not read; unpack the archive by hand, and give the files`,
        name,
      );
  }
}
