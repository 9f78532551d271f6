import path from 'node:path';
import type { DecodedFile } from '../encoding/with-encoding.ts';
import { withoutByteOrderMark } from '../encoding/byte-order-mark.ts';
import { isJsonList, mayBeJsonList } from '../json/is-json-list.ts';
import { JsonList } from '../json/json-list.ts';
import { headOf, type ExportFile, type ReadHow, type Remark } from './export-file.ts';
import { pathWithin } from './given-path.ts';
import { HashedFile, type FileContent } from './hashed-file.ts';
import { hashFile, type InputFile } from './input-file.ts';
import { FileError } from '../issue.ts';

/** How a file became part of an export. */
export interface FileOrigin {
  /**
   * `path`: a person gave it. `beside`: it was found in the folder of a file that was given. Otherwise the option that
   * names it.
   */
  readonly by: string;
  /** Whether a person named the file itself, and not only its folder or archive. */
  readonly isNamed: boolean;
  /** Whether it lies in an archive. */
  readonly isMember: boolean;
}

/** One file of an export, and where it comes from. */
export interface OpenedFile extends ExportFile, FileOrigin {
  /** The file on the disk: this file itself, or its archive. */
  readonly source: InputFile;
  /** As a person gave it: the path of the file, or of its archive with the place within that. */
  readonly path: string;
  /** All bytes, unpacked, as they are stored: also where they could be taken for text in some encoding. */
  readRaw(): AsyncGenerator<Uint8Array, void, undefined>;
  /** Hash and size, unpacked; undefined in an archive with very many files. */
  content(): Promise<FileContent | undefined>;
}

const listOf = (file: DecodedFile) =>
  new JsonList({ name: file.name, read: () => withoutByteOrderMark(file.read()) });

/** One file of an export as readers get it. There may be a million, so it keeps hardly any state of its own. */
export class OpenedMember implements OpenedFile {
  /** Set once it was found to be a list of JSON objects, which is read as a table. */
  private list: JsonList | undefined;
  /** The reading of its source in which it was read last. */
  private reading = -1;

  constructor(
    private readonly decoded: DecodedFile,
    readonly source: InputFile,
    private readonly origin: FileOrigin,
    private readonly folder = '',
  ) {}

  /** The same file, with a folder in front of its name. */
  within(folder: string): OpenedMember {
    return new OpenedMember(this.decoded, this.source, this.origin, folder);
  }

  get name(): string {
    return `${this.folder}${this.decoded.name}`;
  }

  /** The folder of a plain file, or the archive of a member. */
  get container(): string {
    const place = path.resolve(this.source.path);
    return this.decoded.name === this.source.name ? path.dirname(place) : place;
  }

  get path(): string {
    return pathWithin(this, this.decoded.name);
  }

  get by(): FileOrigin['by'] {
    return this.origin.by;
  }

  get isNamed(): boolean {
    return this.origin.isNamed;
  }

  get isMember(): boolean {
    return this.origin.isMember;
  }

  get statedBytes(): number | undefined {
    const { source } = this.decoded;
    return source instanceof HashedFile ? source.statedBytes : this.source.statedBytes;
  }

  async head(): Promise<Buffer> {
    const { bytesRead } = this.source;
    try {
      const head = await this.decoded.head();
      if (!this.list && !isJsonList(head)) return head;
      this.list ??= listOf(this.decoded);
      return await headOf(this.list.read());
    } catch (error) {
      throw this.withPath(error);
    } finally {
      // A look is no part of a reading. An archive would seem to be read before reading begins.
      this.source.bytesRead = bytesRead;
    }
  }

  async *read(how?: ReadHow): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.reading === this.source.readings) this.source.countAnew();
    this.reading = this.source.readings;
    try {
      yield* this.readBytes(how);
    } catch (error) {
      throw this.withPath(error);
    }
  }

  /** An error of reading says what it is about with the path that a person gave. */
  private withPath(error: unknown): unknown {
    if (error instanceof FileError) error.tellPath(pathWithin(this, error.place.file));
    return error;
  }

  private async *readBytes(how?: ReadHow): AsyncGenerator<Uint8Array, void, undefined> {
    if (!this.list) {
      let isFirst = true;
      for await (const chunk of this.decoded.read(how)) {
        if (isFirst && mayBeJsonList(chunk) && isJsonList(await this.decoded.head())) {
          this.list = listOf(this.decoded);
          break;
        }
        isFirst = false;
        yield chunk;
      }
    }
    if (this.list) yield* this.list.read();
  }

  readRaw(): AsyncGenerator<Uint8Array, void, undefined> {
    return this.decoded.source.read();
  }

  remarks(): readonly Remark[] {
    return this.decoded.remarks();
  }

  async content(): Promise<FileContent | undefined> {
    const { source } = this.decoded;
    if (source instanceof HashedFile) return source.readContent();
    const { path, sizeBytes } = this.source;
    if (source !== this.source) return undefined;
    return { sha256: (this.source.sha256 ??= await hashFile(path)), sizeBytes };
  }
}
