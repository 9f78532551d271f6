import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { CvrFileError } from './issue.ts';

const chunkBytes = 1 << 20;
const headBytes = 1 << 16;

/** SHA-256 of a file as it lies on the disk, in lower-case hexadecimal. */
export async function hashFile(filePath: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(filePath, { highWaterMark: chunkBytes }))
    hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

/** One file given to the reader: plain or gzip, read as a stream of bytes. */
export class InputFile {
  /** SHA-256 of the file, known when it was read to its end. */
  sha256: string | undefined;
  /** Bytes of the file read so far; of a gzip, packed bytes. */
  bytesRead = 0;

  private constructor(
    readonly path: string,
    readonly sizeBytes: number,
    readonly isGzip: boolean,
  ) {}

  /** The file's name without its folder. */
  get name(): string {
    return path.basename(this.path);
  }

  /**
   * Looks at a path.
   *
   * @throws CvrFileError when there is no such file, it is a folder, is empty, or may not be read
   */
  static async open(filePath: string): Promise<InputFile> {
    const place = { file: path.basename(filePath) || filePath };
    try {
      const status = await stat(filePath);
      if (status.isDirectory())
        throw new CvrFileError(
          'is_directory',
          'is a folder; give the export file inside it',
          place,
        );
      if (!status.isFile())
        throw new CvrFileError(
          'not_a_file',
          'is not a regular file; save the export to a file first',
          place,
        );
      if (status.size === 0)
        throw new CvrFileError('empty_file', 'is empty; export or copy it again', place);
      const handle = await open(filePath);
      try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
        return new InputFile(
          filePath,
          status.size,
          bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b,
        );
      } finally {
        await handle.close();
      }
    } catch (error) {
      if (error instanceof CvrFileError) throw error;
      throw new CvrFileError(
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
   * @throws CvrFileError when the disk fails or a gzip is damaged or cut off
   */
  async *read(): AsyncGenerator<Uint8Array, void, undefined> {
    const hash = createHash('sha256');
    this.bytesRead = 0;
    const raw = createReadStream(this.path, { highWaterMark: chunkBytes });
    raw.on('data', (chunk: string | Buffer) => {
      this.bytesRead += chunk.length;
      hash.update(chunk);
    });
    raw.pause();
    const unpacked = this.isGzip ? raw.pipe(createGunzip({ chunkSize: chunkBytes })) : raw;
    if (unpacked !== raw) raw.on('error', (error) => unpacked.destroy(error));
    try {
      for await (const chunk of unpacked) yield chunk as Uint8Array;
    } catch (error) {
      const problem = this.isGzip
        ? `the gzip archive is damaged or cut off (${errorCode(error)}); copy it again`
        : `cannot be read (${errorCode(error)}); check the disk`;
      throw new CvrFileError('cannot_read', problem, { file: this.name }, { cause: error });
    } finally {
      raw.destroy();
    }
    this.sha256 = hash.digest('hex');
  }

  /** The first bytes, unpacked: up to 64 kB. */
  async head(): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of this.read()) {
      parts.push(chunk);
      length += chunk.length;
      if (length >= headBytes) break;
    }
    return Buffer.concat(parts).subarray(0, headBytes);
  }
}

function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.message : String(error);
}
