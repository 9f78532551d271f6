import { headOf, type ExportFile, type ReadHow, type Remark } from './export-file.ts';
import type { UnpackLimit, UnpackPlace } from './unpack-limit.ts';

/** A file that is unpacked as it is read, within the limit for it. */
export class UnpackedFile implements ExportFile, UnpackPlace {
  furthest = 0;

  constructor(
    private readonly file: ExportFile,
    private readonly limit: UnpackLimit,
  ) {}

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
    return headOf(this.read());
  }

  read(how?: ReadHow): AsyncGenerator<Uint8Array, void, undefined> {
    return this.limit.measure(this, this.file.read(how));
  }

  remarks(): readonly Remark[] {
    return this.file.remarks?.() ?? [];
  }
}
