import path from 'node:path';
import type { DecodedFile } from '../encoding/with-encoding.ts';
import type { ExportFile, ReadHow, Remark } from './export-file.ts';
import { HashedFile, type FileContent } from './hashed-file.ts';
import { hashFile, type InputFile } from './input-file.ts';

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
  /** Hash and size, unpacked; undefined in an archive with very many files. */
  content(): Promise<FileContent | undefined>;
}

/** One file of an export as readers get it. There may be a million, so it keeps no state of its own. */
export class OpenedMember implements OpenedFile {
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

  head(): Promise<Buffer> {
    return this.decoded.head();
  }

  read(how?: ReadHow): AsyncGenerator<Uint8Array, void, undefined> {
    return this.decoded.read(how);
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
