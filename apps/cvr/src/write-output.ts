import { once } from 'node:events';
import { createWriteStream, unlinkSync } from 'node:fs';
import { link, lstat, open, rename, unlink } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UserError } from './user-error.ts';

/** Writes bytes to standard output as fast as its reader takes them. */
export async function writeStandardOutput(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of bytes)
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
}

/** A system error's code; its message would show the path. */
export function codeOf(error: unknown): string {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode ? String(error.code) : 'unknown error';
}

/** A file that is written beside its place, and put there when it is whole. */
export class OutputFile {
  private readonly unfinished: string;

  private constructor(
    private readonly file: string,
    private readonly force: boolean,
  ) {
    const name = `.${path.basename(file)}.${process.pid}.unfinished`;
    this.unfinished = path.join(path.dirname(file), name);
  }

  /**
   * Makes sure that the file can be written.
   *
   * @param force - whether it may take the place of another
   * @throws UserError when it cannot
   */
  static async create(file: string, force: boolean): Promise<OutputFile> {
    const there = await lstat(file).catch(() => undefined);
    if (there && !there.isFile())
      throw new UserError(`${file} is there and is no plain file; name another`);
    if (there && !force) throw alreadyThere(file);
    const output = new OutputFile(file, force);
    await (await open(output.unfinished, 'w').catch(cannotWrite(file))).close();
    return output;
  }

  /** Writes all bytes, then puts the file in its place. Nothing is left of it when that fails. */
  async write(bytes: AsyncIterable<Uint8Array>): Promise<void> {
    try {
      await pipeline(bytes, createWriteStream(this.unfinished, { flush: true }));
      await this.putInPlace();
    } catch (error) {
      this.abandon();
      throw error;
    }
  }

  /** Removes what was written so far; at once, as the process may be about to end. */
  abandon(): void {
    try {
      unlinkSync(this.unfinished);
    } catch {
      // It is in its place already, or was removed.
    }
  }

  private async putInPlace(): Promise<void> {
    if (this.force) return rename(this.unfinished, this.file).catch(cannotWrite(this.file));
    // A link, unlike a rename, never takes the place of a file that came meanwhile.
    const problem = await link(this.unfinished, this.file).then(
      () => undefined,
      (error: unknown) => codeOf(error),
    );
    if (problem === 'EEXIST') throw alreadyThere(this.file);
    // Some file systems have no links.
    if (problem !== undefined)
      return rename(this.unfinished, this.file).catch(cannotWrite(this.file));
    await unlink(this.unfinished);
  }
}

const alreadyThere = (file: string) =>
  new UserError(`${file} is there already; name another file, or add --force`);

const cannotWrite = (file: string) => (error: unknown) => {
  throw new UserError(`${file} cannot be written (${codeOf(error)}); check the folder`);
};
