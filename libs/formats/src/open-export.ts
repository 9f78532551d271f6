import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ExportFile } from './export-file.ts';
import { InputFile } from './input-file.ts';
import { CvrFileError } from './issue.ts';
import { asWorkbook } from './xlsx/as-workbook.ts';
import { isXlsx, XlsxFile } from './xlsx/xlsx-file.ts';
import { isZip, readZip } from './zip-archive.ts';

/** An export as it lies on the disk, and the files that it consists of. */
export interface OpenedExport {
  /** Files on the disk, for hashes and progress. */
  readonly sources: readonly InputFile[];
  /** What readers read: members of archives, sheets of workbooks, plain files. */
  readonly files: readonly ExportFile[];
  /** Lets go of archives. */
  readonly close: () => void;
}

/**
 * Opens the files, folders and archives that a person names.
 *
 * @throws CvrFileError when one cannot be opened, is empty or damaged
 */
export async function openExport(paths: readonly string[]): Promise<OpenedExport> {
  const sources: InputFile[] = [];
  for (const given of paths) {
    for (const file of await filesAt(given)) sources.push(await InputFile.open(file));
  }
  const files: ExportFile[] = [];
  const closers: (() => void)[] = [];
  for (const source of sources) {
    const { members, close } = await filesOf(source);
    files.push(...members);
    closers.push(close);
  }
  return {
    sources,
    files,
    close: () => {
      for (const close of closers) close();
    },
  };
}

/** A folder stands for the files in it, in the order of their names; hidden ones left out. */
async function filesAt(given: string): Promise<string[]> {
  const isFolder = await stat(given).then(
    (status) => status.isDirectory(),
    () => false,
  );
  if (!isFolder) return [given];
  const entries = await readdir(given, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  if (files.length === 0)
    throw new CvrFileError('empty_folder', 'is a folder without files', {
      file: path.basename(given),
    });
  return files;
}

async function filesOf(
  source: InputFile,
): Promise<{ members: readonly ExportFile[]; close: () => void }> {
  if (source.isGzip || !isZip(await source.head()))
    return { members: [source], close: () => undefined };
  const { members, close } = await readZip(source.path, {
    name: source.name,
    onRead: (packedBytes) => {
      source.bytesRead += packedBytes;
    },
  });
  if (isXlsx(members)) return { members: [new XlsxFile(source.name, members)], close };
  return { members: await withWorkbooks(members), close };
}

/** Members with workbooks among them as the text of their rows. */
function withWorkbooks(members: readonly ExportFile[]): Promise<readonly ExportFile[]> {
  const isWorkbook = ({ name }: ExportFile) => /\.xlsx$/i.test(name);
  return Promise.all(
    members.map((member) => (isWorkbook(member) ? asWorkbook(member) : Promise.resolve(member))),
  );
}
