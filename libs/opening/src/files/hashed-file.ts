import { createHash } from 'node:crypto';
import type { ReadHow } from './export-file.ts';
import { WrappedFile } from './wrapped-file.ts';

/** What identifies the bytes of a file: their SHA-256 in lower-case hexadecimal. */
export interface FileContent {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** A file that hashes its bytes. The hash is known once the file was read to its end. */
export class HashedFile extends WrappedFile {
  private content: FileContent | undefined;

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

  /** Reads the file to its end, unless that was done already. */
  async readContent(): Promise<FileContent> {
    const chunks = this.content ? undefined : this.read({ reusesMemory: true });
    while (chunks && (await chunks.next()).done !== true);
    if (!this.content) throw new Error('a file that was read has no content');
    return this.content;
  }
}
