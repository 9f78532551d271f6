import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { headOf, type ExportFile, type ReadHow } from './export-file.ts';
import { FileError, givenFile } from '../issue.ts';

const chunkBytes = 1 << 20;

/** SHA-256 of a file as it lies on the disk, in lower-case hexadecimal. */
export async function hashFile(filePath: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(filePath, { highWaterMark: chunkBytes }))
    hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

/** One file given to the reader: plain or gzip, read as a stream of bytes. */
export class InputFile implements ExportFile {
  /** SHA-256 of the file, known when it was read to its end. */
  sha256: string | undefined;
  /** Bytes of the file that the present reading has taken so far; packed bytes, where it is packed. */
  bytesRead = 0;
  /** How many readings of it are over. */
  readings = 0;

  private constructor(
    readonly path: string,
    readonly sizeBytes: number,
    readonly isGzip: boolean,
    readonly statedBytes: number,
  ) {}

  /** The file's name without its folder. */
  get name(): string {
    return path.basename(this.path);
  }

  /**
   * Looks at a path.
   *
   * @throws FileError when there is no such file, it is a folder, is empty, or may not be read
   */
  static async open(filePath: string): Promise<InputFile> {
    const place = givenFile(filePath);
    try {
      const status = await stat(filePath);
      if (status.isDirectory())
        throw new FileError('is_directory', 'is a folder; give the export file inside it', place);
      if (!status.isFile())
        throw new FileError(
          'not_a_file',
          'is not a regular file; save the export to a file first',
          place,
        );
      if (status.size === 0)
        throw new FileError('empty_file', 'is empty; export or copy it again', place);
      const handle = await open(filePath);
      try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
        const isGzip = bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
        const unpacked = isGzip ? await gzipBytes(handle, status.size) : status.size;
        return new InputFile(filePath, status.size, isGzip, unpacked);
      } finally {
        await handle.close();
      }
    } catch (error) {
      if (error instanceof FileError) throw error;
      throw new FileError(
        'cannot_open',
        `cannot be opened (${errorCode(error)}); check the path and its permissions`,
        place,
        { cause: error },
      );
    }
  }

  /**
   * The unpacked bytes. Reading to the end sets `sha256`.
   *
   * @throws FileError when the disk fails or a gzip is damaged, cut off followed by other data, or the
   *   file is changed meanwhile
   */
  async *read(how: ReadHow = {}): AsyncGenerator<Uint8Array, void, undefined> {
    const hash = createHash('sha256');
    let taken = 0;
    // Counts this reading only, as another one may be in progress.
    const take = (chunk: Uint8Array) => {
      taken += chunk.length;
      this.bytesRead = taken;
      hash.update(chunk);
    };
    try {
      if (this.isGzip) yield* this.readGzip(take);
      else yield* this.readPlain(take, how);
    } catch (error) {
      if (error instanceof FileError) throw error;
      const problem = this.isGzip
        ? `the gzip archive is damaged or cut off (${errorCode(error)}); copy it again`
        : `cannot be read (${errorCode(error)}); check the disk`;
      throw new FileError('cannot_read', problem, givenFile(this.path), { cause: error });
    }
    // A gzip may end before its file does, padded with zeros.
    const isWhole = taken === this.sizeBytes;
    this.sha256 = isWhole ? hash.digest('hex') : await hashFile(this.path);
  }

  private async *readPlain(
    take: (chunk: Uint8Array) => void,
    { reusesMemory = false }: ReadHow,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    // Asks for one byte more than expected, to notice a file that grew.
    const most = Math.min(chunkBytes, this.sizeBytes + 1);
    const kept = reusesMemory ? [Buffer.alloc(most), Buffer.alloc(most)] : [];
    const handle = await open(this.path);
    let length = 0;
    try {
      for (let turn = 0; ; turn += 1) {
        const buffer = kept[turn % 2] ?? Buffer.allocUnsafeSlow(most);
        const { bytesRead } = await handle.read(buffer, 0, most);
        if (bytesRead === 0) break;
        const chunk = buffer.subarray(0, bytesRead);
        length += bytesRead;
        take(chunk);
        yield chunk;
      }
    } finally {
      await handle.close();
    }
    if (length === this.sizeBytes) return;
    throw new FileError(
      'file_changed',
      'was changed while it was read; wait until it is copied, and begin again',
      givenFile(this.path),
    );
  }

  private async *readGzip(
    take: (chunk: Uint8Array) => void,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const raw = createReadStream(this.path, { highWaterMark: chunkBytes });
    raw.on('data', (chunk) => {
      if (typeof chunk !== 'string') take(chunk);
    });
    raw.pause();
    try {
      yield* this.unpack(raw);
    } finally {
      raw.destroy();
    }
  }

  private async *unpack(raw: ReadStream): AsyncGenerator<Uint8Array, void, undefined> {
    const gunzip = createGunzip({ chunkSize: chunkBytes });
    raw.on('error', (error) => gunzip.destroy(error));
    for await (const chunk of raw.pipe(gunzip)) yield chunk as Uint8Array;
    // zlib stops at a zero byte after the gzip data and ignores what follows it.
    const rest = createReadStream(this.path, { start: gunzip.bytesWritten });
    for await (const chunk of rest) {
      if ((chunk as Uint8Array).every((byte) => byte === 0)) continue;
      throw new FileError(
        'data_after_gzip',
        'holds other data after the gzip archive; unpack it by hand and give the export itself',
        givenFile(this.path),
      );
    }
  }

  /** Ends a reading: something of it is read once more. */
  countAnew(): void {
    this.readings += 1;
    this.bytesRead = 0;
  }

  /** The first bytes, unpacked: up to 1 MiB. */
  async head(): Promise<Buffer> {
    const { bytesRead } = this;
    const head = await headOf(this.read());
    // A look is no part of a reading.
    this.bytesRead = bytesRead;
    return head;
  }
}

/** The unpacked size that a gzip file states. It may be wrong where the file is padded or has several parts. */
async function gzipBytes(handle: FileHandle, sizeBytes: number): Promise<number> {
  const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, Math.max(0, sizeBytes - 4));
  return buffer.readUInt32LE(0);
}

/** The code of a system error. Its message would show the path. */
export function errorCode(error: unknown): string {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode && typeof error.code === 'string' ? error.code : 'unknown error';
}
