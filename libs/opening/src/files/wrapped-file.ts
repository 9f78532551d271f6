import type { ExportFile, ReadHow, Remark } from './export-file.ts';

/** A file that has the name and remarks of another file, and gives its bytes in its own way. */
export abstract class WrappedFile implements ExportFile {
  constructor(protected readonly file: ExportFile) {}

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

  abstract read(how?: ReadHow): AsyncGenerator<Uint8Array, void, undefined>;

  remarks(): readonly Remark[] {
    return this.file.remarks?.() ?? [];
  }
}
