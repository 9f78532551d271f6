import { FileError, type ExportFile } from '@crossvote/opening';
import { baseName, kindByName } from './file-kind.ts';

const folderOf = (name: string) => name.slice(0, name.length - baseName(name).length);
const mayBeRecords = ({ name }: ExportFile) => ['records', 'none'].includes(kindByName(name));

/**
 * The exports that files are of. Where several folders or archives with records hold contests of their own, each is one:
 * identifiers mean something within their export only. Manifests beside these folders are of all exports.
 *
 * @throws FileError when it cannot be told of which export a file with records is
 */
export function separateExports(files: readonly ExportFile[]): (readonly ExportFile[])[] {
  const manifests = files.filter(({ name }) => kindByName(name) === 'contest');
  const folders = new Set(manifests.map(({ name }) => folderOf(name)));
  const homes = new Map(files.map((file) => [file, homeIn(folders, file.name)]));
  const withRecords = new Set(files.filter(mayBeRecords).map((file) => homes.get(file)));
  if (folders.size < 2 || withRecords.size < 2) return [files];
  const homeless = files.filter((file) => homes.get(file) === undefined);
  const stranger = homeless.find(mayBeRecords);
  if (stranger)
    throw new FileError(
      'manifest_ambiguous',
      `lies in no folder with a ContestManifest, and ${folders.size} folders have one: put it into the folder of its own manifests`,
      { file: stranger.name },
    );
  const ofFolders = new Map([...folders].map((folder) => [folder, new Array<ExportFile>()]));
  for (const [file, home] of homes) if (home !== undefined) ofFolders.get(home)?.push(file);
  return [...ofFolders.values()].map((ofFolder) => [...ofFolder, ...homeless]);
}

/** The nearest of folders that a file lies in; undefined where it lies in none. */
function homeIn(folders: ReadonlySet<string>, name: string): string | undefined {
  for (let folder = folderOf(name); ; folder = folderOf(folder.slice(0, -1))) {
    if (folders.has(folder)) return folder;
    if (folder === '') return undefined;
  }
}
