import { createWriteStream, rmSync } from 'node:fs';
import { mkdir, readdir, rename, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UserError } from './user-error.ts';
import { codeOf } from './write-output.ts';

/** A file of a folder. */
interface FileToWrite {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** A folder that is written beside its place, and put there when it is whole. */
export class OutputFolder {
  private constructor(
    private readonly folder: string,
    private readonly unfinished: string,
  ) {}

  /**
   * Makes sure that the folder can be written.
   *
   * @throws UserError when it cannot, or something is there that is not an empty folder
   */
  static async create(folder: string): Promise<OutputFolder> {
    const place = path.resolve(folder);
    const there = await readdir(place).catch((error: unknown) => codeOf(error));
    if (there !== 'ENOENT' && (typeof there === 'string' || there.length > 0))
      throw new UserError(`${folder} is there already; name another folder`);
    const unfinished = path.join(
      path.dirname(place),
      `.${path.basename(place)}.${process.pid}.unfinished`,
    );
    await mkdir(unfinished).catch(cannotWrite(folder));
    return new OutputFolder(folder, unfinished);
  }

  /** Writes all files, then puts the folder in its place. Nothing is left of it when that fails. */
  async write(files: readonly FileToWrite[]): Promise<void> {
    try {
      for (const { name, bytes } of files)
        await pipeline(bytes, createWriteStream(path.join(this.unfinished, name), { flush: true }));
      // An empty folder gives way; a full one that came meanwhile stays.
      await rmdir(this.folder).catch(() => undefined);
      await rename(this.unfinished, this.folder).catch(cannotWrite(this.folder));
    } catch (error) {
      this.abandon();
      throw error;
    }
  }

  /** Removes what was written so far; at once, as the process may be about to end. */
  abandon(): void {
    rmSync(this.unfinished, { recursive: true, force: true });
  }
}

const cannotWrite = (folder: string) => (error: unknown) => {
  throw new UserError(`${folder} cannot be written (${codeOf(error)}); check the folder around it`);
};
