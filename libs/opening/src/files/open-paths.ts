import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isClutter } from './kinds-of-names.ts';
import type { Encoding } from '../encoding/encoding.ts';
import { withEncoding } from '../encoding/with-encoding.ts';
import type { ExportFile } from './export-file.ts';
import { HashedFile } from './hashed-file.ts';
import { InputFile } from './input-file.ts';
import { pathWithin, type GivenFile } from './given-path.ts';
import { FileError, givenFile } from '../issue.ts';
import { withDistinctNames } from './distinct-names.ts';
import { OpenedMember, type FileOrigin, type OpenedFile } from './opened-file.ts';
import { isParquet, ParquetFile } from '../parquet/parquet-file.ts';
import { UnpackLimit, type UnpackRule } from '../archive/unpack-limit.ts';
import { UnpackedFile } from '../archive/unpacked-file.ts';
import { asWorkbook } from '../workbook/as-workbook.ts';
import { sheetFiles } from '../workbook/sheet-files.ts';
import { isXlsx, XlsxFile } from '../workbook/xlsx-file.ts';
import { isZip, readZip } from '../archive/zip-archive.ts';

/** An export as it lies on the disk, and the files that it consists of. */
export interface OpenedExport {
  /** Files on the disk, for hashes and progress. */
  readonly sources: readonly InputFile[];
  /** The files for readers: members of archives, sheets of workbooks, plain files. */
  readonly files: readonly OpenedFile[];
  /** Files in folders and archives that are not part of any export. They were not opened. */
  readonly clutter: readonly GivenFile[];
  /** Closes the archives. */
  readonly close: () => void;
}

/** A file, folder or archive to open, and where it comes from. A path alone is one that a person gave. */
export interface PathToOpen {
  readonly path: string;
  readonly by: FileOrigin['by'];
}

/** How files are opened, and how much a packed one may unpack to. */
export interface OpeningRule extends UnpackRule {
  /** Encoding of text; found for each file where it is left out. */
  readonly encoding?: Encoding | undefined;
  /** Which sheets of a workbook are files: the first that is shown, or each that holds anything, as `book.xlsx/Sheet`. */
  readonly sheets?: 'first' | 'each';
}

/**
 * Opens the files, folders and archives that a person names.
 *
 * @throws FileError when one cannot be opened, is empty or damaged
 */
export async function openPaths(
  paths: readonly (string | PathToOpen)[],
  rule: OpeningRule = {},
): Promise<OpenedExport> {
  const opening = new Opening(rule);
  try {
    for (const given of paths)
      await opening.add(typeof given === 'string' ? { path: given, by: 'path' } : given);
    const { sources, clutter, close } = opening;
    return { sources, clutter, close, files: withDistinctNames(opening.files) };
  } catch (error) {
    opening.close();
    throw error;
  }
}

/** Most members of an archive for which each member is hashed. */
const hashedMembers = 1000;

class Opening {
  readonly sources: InputFile[] = [];
  readonly files: OpenedMember[] = [];
  readonly clutter: GivenFile[] = [];
  private readonly closers: (() => void)[] = [];

  constructor(private readonly rule: OpeningRule) {}

  readonly close = (): void => {
    for (const close of this.closers) close();
  };

  async add({ path: given, by }: PathToOpen): Promise<void> {
    const { names, isFolder, clutter } = await filesAt(given);
    this.clutter.push(...clutter);
    for (const name of names) {
      await this.open(await InputFile.open(name), { by, isNamed: !isFolder, isMember: false });
    }
  }

  private async open(source: InputFile, origin: FileOrigin): Promise<void> {
    this.sources.push(source);
    const { encoding = 'auto', sheets = 'first' } = this.rule;
    const limit = new UnpackLimit(source.name, source.sizeBytes, this.rule);
    const { members, isArchive, close } = await filesOf(source, limit, sheets).catch(
      (error: unknown) => {
        if (error instanceof FileError)
          error.tellPath(pathWithin({ source, isMember: true }, error.place.file));
        throw error;
      },
    );
    this.closers.push(close);
    // What was looked at is not read yet.
    source.countAnew();
    const ofMembers = isArchive ? { ...origin, isNamed: false, isMember: true } : origin;
    // A plain file is hashed as a file on the disk.
    const isHashed = members[0] !== source || source.isGzip;
    for (const member of members) {
      if (isArchive && isClutter(member.name)) {
        const path = pathWithin({ source, isMember: true }, member.name);
        this.clutter.push({ name: member.name, path, source });
        continue;
      }
      const file = isHashed && members.length <= hashedMembers ? new HashedFile(member) : member;
      this.files.push(new OpenedMember(withEncoding(file, encoding), source, ofMembers));
    }
  }
}

/** A folder stands for its files in the order of their names, without files that are not part of any export. */
async function filesAt(
  given: string,
): Promise<{ names: string[]; isFolder: boolean; clutter: GivenFile[] }> {
  const isFolder = await stat(given).then(
    (status) => status.isDirectory(),
    () => false,
  );
  if (!isFolder) return { names: [given], isFolder, clutter: [] };
  const entries = await readdir(given, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(given, path.join(entry.parentPath, entry.name)))
    .sort()
    .map((below) => `${given.replace(/[/\\]$/, '')}${path.sep}${below}`);
  const names = files.filter((name) => !isClutter(name));
  const clutter = files
    .filter((name) => isClutter(name))
    .map((given) => ({ name: path.basename(given), path: given }))
    .map((file) => ({ ...file, source: file }));
  if (names.length === 0)
    throw new FileError(
      'empty_folder',
      clutter.length === 0
        ? 'is a folder without files'
        : 'is a folder without any file that could be of an export; give the one that holds the records',
      givenFile(given),
    );
  return { names, isFolder, clutter };
}

async function filesOf(
  source: InputFile,
  limit: UnpackLimit,
  sheets: OpeningRule['sheets'],
): Promise<{ members: readonly ExportFile[]; isArchive: boolean; close: () => void }> {
  const head = await source.head();
  if (!source.isGzip && isParquet(head))
    return single(new UnpackedFile(new ParquetFile(source), limit));
  if (source.isGzip) return single(new UnpackedFile(source, limit));
  if (!isZip(head)) return single(source);
  const { members, close } = await readZip(source.path, {
    name: source.name,
    limit,
    onRead: (packedBytes) => {
      source.bytesRead += packedBytes;
    },
  });
  if (isXlsx(members) && sheets === 'each')
    return { members: await sheetFiles(source.name, members), isArchive: false, close };
  if (isXlsx(members))
    return { members: [new XlsxFile(source.name, members)], isArchive: false, close };
  return { members: await withWorkbooks(members, limit), isArchive: true, close };
}

const single = (file: ExportFile) => ({
  members: [file],
  isArchive: false,
  close: () => undefined,
});

/** The members, each workbook among them as the text of its rows. */
function withWorkbooks(
  members: readonly ExportFile[],
  limit: UnpackLimit,
): Promise<readonly ExportFile[]> {
  const isWorkbook = ({ name }: ExportFile) => /\.xlsx$/i.test(name);
  return Promise.all(
    members.map((member) =>
      isWorkbook(member) ? asWorkbook(member, limit) : Promise.resolve(member),
    ),
  );
}
