import { createHash } from 'node:crypto';
import type { ExportFile, ReadHow, Remark } from './export-file.ts';

/** Bytes, known by their SHA-256 in lower-case hexadecimal. */
export interface FileContent {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** A file whose content is known once it was read to its end. */
export class HashedFile implements ExportFile {
  private content: FileContent | undefined;

  constructor(private readonly file: ExportFile) {}

  get name(): string {
    return this.file.name;
  }

  get isUtf8(): boolean {
    return this.file.isUtf8 === true;
  }

  get statedBytes(): number | undefined {
    return this.file.statedBytes;
  }

  head(): Promise<Buffer> {
    return this.file.head();
  }

  async *read(how?: ReadHow): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.content) {
      yield* this.file.read(how);
      return;
    }
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for await (const chunk of this.file.read(how)) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      yield chunk;
    }
    this.content = { sha256: hash.digest('hex'), sizeBytes };
  }

  /** Reads it to its end, unless that was done. */
  async readContent(): Promise<FileContent> {
    const chunks = this.content ? undefined : this.read({ reusesMemory: true });
    while (chunks && (await chunks.next()).done !== true);
    if (!this.content) throw new Error('a file that was read has no content');
    return this.content;
  }

  remarks(): readonly Remark[] {
    return this.file.remarks?.() ?? [];
  }
}
