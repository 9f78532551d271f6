import { fromRandomAccessReaderPromise, openPromise } from 'yauzl';
import { BlockReader } from './block-reader.ts';
import type { ExportFile } from '../files/export-file.ts';
import { FileError } from '../issue.ts';
import type { MemberSource, ZipMember } from './zip-member.ts';
import { listMembers } from './zip-members.ts';
import type { UnpackLimit } from './unpack-limit.ts';
import { openingOptions, ArchiveSlot, damage, InnerArchive } from './inner-archive.ts';

/** An archive within an archive is held in memory while it is read; a larger one must be unpacked by hand. */
const innerArchiveLimit = 128 << 20;
const depthLimit = 2;
/** Most files of an archive, the files of archives within it included. */
const fileLimit = 1_000_000;

/** Whether bytes begin a ZIP archive. */
export function isZip(head: Buffer): boolean {
  return (
    head.length >= 4 && head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)
  );
}

/** Where members come from. */
interface ArchiveSource {
  /** Name for messages. */
  readonly name: string;
  readonly limit: UnpackLimit;
  /** Called with the number of packed bytes that were read. */
  readonly onRead: (packedBytes: number) => void;
}

/** Gathers the files of an archive and of the archives within it. */
class FileList {
  readonly files: ExportFile[] = [];
  private readonly slots = Array.from({ length: depthLimit }, () => new ArchiveSlot());

  constructor(
    private readonly limit: UnpackLimit,
    private readonly onRead: ArchiveSource['onRead'],
  ) {}

  /** @param depth - how deep the archive of these members lies within other archives */
  async add(members: readonly ZipMember[], source: MemberSource, depth = 0): Promise<void> {
    for (const member of members) {
      if (/\.zip$/i.test(member.name)) await this.addInner(member, depth);
      else if (this.files.push(member) > fileLimit)
        throw source.fault(
          'zip_too_many_members',
          `holds more than ${fileLimit} files; unpack it by hand, and give the folder`,
        );
    }
  }

  private async addInner(member: ZipMember, depth: number): Promise<void> {
    const { name } = member;
    const fault: MemberSource['fault'] = (code, problem, file = name, cause) =>
      new FileError(code, problem, { file }, { cause });
    const slot = this.slots[depth];
    if (!slot)
      throw fault(
        'zip_too_deep',
        'is an archive within an archive within an archive; unpack it by hand',
      );
    const inner = new InnerArchive(member, slot, innerArchiveLimit, fault, this.limit, this.onRead);
    const members = await failsAs(fault, async () =>
      listMembers(await inner.open(), inner, `${name}/`),
    );
    await this.add(members, inner, depth + 1);
  }
}

/**
 * The members of an archive on the disk. The list is read through a {@link BlockReader}, as it is read a few bytes at a
 * time.
 */
async function listFrom(path: string, source: MemberSource): Promise<readonly ZipMember[]> {
  const { reader, sizeBytes } = await BlockReader.open(path);
  const archive = await fromRandomAccessReaderPromise(reader, sizeBytes, openingOptions);
  try {
    return await listMembers(archive, source);
  } finally {
    archive.close();
  }
}

/** Turns an error of the ZIP library into one that names the file. */
async function failsAs<Result>(
  fault: MemberSource['fault'],
  act: () => Promise<Result>,
): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof FileError) throw error;
    const reason = error instanceof Error ? error.message : 'unknown error';
    if (reason.includes('encrypt'))
      throw fault(
        'zip_encrypted',
        'is encrypted; unpack it with its password, and give the files',
        undefined,
        error,
      );
    throw fault('zip_damaged', damage(reason), undefined, error);
  }
}

/**
 * The files of a ZIP archive, in the order of the archive, and the files of archives within it. The name of such a file
 * begins with the name of its archive. Nothing is written to the disk, so member names are never used as paths.
 *
 * @returns the files, and `close()` for when they have been read
 * @throws FileError when the archive is damaged, or shows signs of a hostile one
 */
export async function readZip(
  path: string,
  { name, limit, onRead }: ArchiveSource,
): Promise<{ members: ExportFile[]; close: () => void }> {
  const fault: MemberSource['fault'] = (code, problem, file = name, cause) =>
    new FileError(code, problem, { file }, { cause });
  return failsAs(fault, async () => {
    const archive = await openPromise(path, openingOptions);
    try {
      const source = { name, limit, onRead, fault, open: () => Promise.resolve(archive) };
      const list = new FileList(limit, onRead);
      await list.add(await listFrom(path, source), source);
      return {
        members: list.files,
        close: () => {
          archive.close();
        },
      };
    } catch (error) {
      archive.close();
      throw error;
    }
  });
}
