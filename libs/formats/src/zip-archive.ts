import { promisify } from 'node:util';
import { fromBuffer, open, type Entry, type Options, type ZipFile } from 'yauzl';
import { headOf, type ExportFile } from './export-file.ts';
import { CvrFileError } from './issue.ts';

/** Most members of one archive; the largest public export has some sixty thousand. */
const memberLimit = 2_000_000;
/** An archive within an archive is held in memory while it is read; a larger one must be unpacked by hand. */
const innerArchiveLimit = 128 << 20;
const depthLimit = 2;

/** Members that come with archives and are no part of an export. */
const clutter = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/;

const options: Options = {
  lazyEntries: true,
  autoClose: false,
  validateEntrySizes: true,
  strictFileNames: false,
};
const openPath = promisify<string, Options, ZipFile>(open);
const openBuffer = promisify<Buffer, Options, ZipFile>(fromBuffer);

/** Whether bytes begin a ZIP archive. */
export function isZip(head: Buffer): boolean {
  return (
    head.length >= 4 && head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)
  );
}

/** Where members come from. */
interface ArchiveSource {
  /** For messages. */
  readonly name: string;
  /** Hears of a member that was read: its packed bytes. */
  readonly onRead: (packedBytes: number) => void;
}

/** One member, unpacked as it is read. */
class ZipMember implements ExportFile {
  constructor(
    readonly name: string,
    readonly entry: Entry,
    private readonly archive: ZipFile,
    private readonly source: ArchiveSource,
  ) {}

  head(): Promise<Buffer> {
    return headOf(this.read());
  }

  async *read(): AsyncGenerator<Uint8Array, void, undefined> {
    const place = { file: this.name };
    try {
      const stream = await promisify(this.archive.openReadStream.bind(this.archive))(this.entry);
      for await (const chunk of stream) yield chunk as Uint8Array;
      this.source.onRead(this.entry.compressedSize);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown error';
      throw new CvrFileError(
        'zip_damaged',
        `cannot be unpacked from ${this.source.name} (${reason}); copy the archive again`,
        place,
        {
          cause: error,
        },
      );
    }
  }
}

async function listMembers(archive: ZipFile, source: ArchiveSource): Promise<ZipMember[]> {
  if (archive.entryCount > memberLimit) {
    throw new CvrFileError('zip_too_many_members', `holds more than ${memberLimit} members`, {
      file: source.name,
    });
  }
  return new Promise((resolve, reject) => {
    const members: ZipMember[] = [];
    archive.on('entry', (entry: Entry) => {
      const isFile = !entry.fileName.endsWith('/') && !clutter.test(entry.fileName);
      if (isFile) members.push(new ZipMember(entry.fileName, entry, archive, source));
      archive.readEntry();
    });
    archive.on('end', () => {
      resolve(members);
    });
    archive.on('error', reject);
    archive.readEntry();
  });
}

async function membersOf(
  archive: ZipFile,
  source: ArchiveSource,
  depth: number,
): Promise<ExportFile[]> {
  const files: ExportFile[] = [];
  for (const member of await listMembers(archive, source)) {
    if (/\.zip$/i.test(member.name)) files.push(...(await innerMembers(member, depth)));
    else files.push(member);
  }
  return files;
}

async function innerMembers(member: ZipMember, depth: number): Promise<ExportFile[]> {
  const place = { file: member.name };
  if (depth >= depthLimit)
    throw new CvrFileError(
      'zip_too_deep',
      'is an archive within an archive within an archive; unpack it by hand',
      place,
    );
  if (member.entry.uncompressedSize > innerArchiveLimit)
    throw new CvrFileError(
      'zip_too_large',
      'is an archive of more than 128 MiB within an archive; unpack it by hand',
      place,
    );
  const parts: Uint8Array[] = [];
  for await (const part of member.read()) parts.push(part);
  // The packed bytes of the inner archive have been told as those of its member.
  const inner = { name: member.name, onRead: () => undefined };
  return membersOf(await openBuffer(Buffer.concat(parts), options), inner, depth + 1);
}

/**
 * The files of a ZIP archive, in the archive's order, with those of archives within it. Nothing is written to the
 * disk, so that member names are never paths.
 *
 * @returns the files, and `close()` for when they have been read
 * @throws CvrFileError when the archive is damaged, or has the marks of a hostile one
 */
export async function readZip(
  path: string,
  source: ArchiveSource,
): Promise<{ members: ExportFile[]; close: () => void }> {
  let archive: ZipFile | undefined;
  try {
    archive = await openPath(path, options);
    const opened = archive;
    const members = await membersOf(archive, source, 0);
    return {
      members,
      close: () => {
        opened.close();
      },
    };
  } catch (error) {
    archive?.close();
    if (error instanceof CvrFileError) throw error;
    const reason = error instanceof Error ? error.message : 'unknown error';
    throw new CvrFileError(
      'zip_damaged',
      `the ZIP archive is damaged or hostile (${reason}); copy it again`,
      { file: source.name },
      { cause: error },
    );
  }
}
