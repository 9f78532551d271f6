import type { ExportFile } from '../export-file.ts';
import { CvrFileError } from '../issue.ts';
import { baseName, kindByName } from './file-kind.ts';

const folderOf = (name: string) => name.slice(0, name.length - baseName(name).length);
const mayBeRecords = ({ name }: ExportFile) => ['records', 'none'].includes(kindByName(name));

/**
 * The exports that files are of. Where several folders or archives with records hold contests of their own, each is one:
 * identifiers mean something within their export only. Manifests beside these folders are of all exports.
 *
 * @throws CvrFileError when it cannot be told of which export a file with records is
 */
export function exportsAmong(files: readonly ExportFile[]): (readonly ExportFile[])[] {
  const manifests = files.filter(({ name }) => kindByName(name) === 'contest');
  const folders = [...new Set(manifests.map(({ name }) => folderOf(name)))];
  const homeOf = ({ name }: ExportFile) =>
    folders
      .filter((folder) => name.startsWith(folder))
      .sort((a, b) => b.length - a.length)
      .at(0);
  const homes = new Set(files.filter(mayBeRecords).map(homeOf));
  if (folders.length < 2 || homes.size < 2) return [files];
  const homeless = files.filter((file) => homeOf(file) === undefined);
  const stranger = homeless.find(mayBeRecords);
  if (stranger)
    throw new CvrFileError(
      'manifest_ambiguous',
      `lies in no folder with a ContestManifest, and ${folders.length} folders have one: put it into the folder of its own manifests`,
      { file: stranger.name },
    );
  return folders.map((folder) => [...files.filter((file) => homeOf(file) === folder), ...homeless]);
}
