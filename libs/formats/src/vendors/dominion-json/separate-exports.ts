import { FileError, type ExportFile } from '@crossvote/opening';
import { baseName, kindByName } from './file-kind.ts';

const folderOf = (name: string) => name.slice(0, name.length - baseName(name).length);
const mayBeRecords = ({ name }: ExportFile) => ['records', 'none'].includes(kindByName(name));

/**
 * Divides files into exports. Where several folders or archives with records have their own contests, each is an
 * export, as identifiers are only valid within their export. Manifests beside these folders belong to all exports.
 *
 * @throws FileError when it is unclear to which export a file with records belongs
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

/** The innermost of the folders that contains a file; undefined where none does. */
function homeIn(folders: ReadonlySet<string>, name: string): string | undefined {
  for (let folder = folderOf(name); ; folder = folderOf(folder.slice(0, -1))) {
    if (folders.has(folder)) return folder;
    if (folder === '') return undefined;
  }
}
