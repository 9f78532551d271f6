import { headOf, type ExportFile, type ReadHow } from '../files/export-file.ts';
import type { UnpackLimit, UnpackPlace } from './unpack-limit.ts';
import { WrappedFile } from '../files/wrapped-file.ts';

/** A file that is unpacked as it is read, within the limit for it. */
export class UnpackedFile extends WrappedFile implements UnpackPlace {
  furthest = 0;

  constructor(
    file: ExportFile,
    private readonly limit: UnpackLimit,
  ) {
    super(file);
  }

  override head(): Promise<Buffer> {
    return headOf(this.read());
  }

  read(how?: ReadHow): AsyncGenerator<Uint8Array, void, undefined> {
    return this.limit.measure(this, this.file.read(how));
  }
}
