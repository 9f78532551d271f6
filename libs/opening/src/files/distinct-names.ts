import path from 'node:path';
import type { OpenedMember } from './opened-file.ts';

/**
 * Gives files names that tell them apart. Where two files have one name, all files get their folder or archive in
 * front, as far as these differ. Two counties may use the same file names, and messages must make clear which file is
 * meant.
 */
export function withDistinctNames(files: readonly OpenedMember[]): readonly OpenedMember[] {
  // A file that is given twice is still one file.
  const places = new Set(files.map(({ name, source }) => `${path.resolve(source.path)}\n${name}`));
  if (new Set(files.map(({ name }) => name)).size === places.size) return files;
  const folders = new Map(files.map((file) => [file, file.container]));
  const common = commonFolder([...new Set(folders.values())]);
  return files.map((file) => {
    const folder = path.relative(common, folders.get(file) ?? common).replaceAll('\\', '/');
    return folder === '' ? file : file.within(`${folder}/`);
  });
}

/**
 * Names of folders and archives by their paths. Where two have one name, the folders in front that tell them apart are
 * added.
 */
export function namesOfContainers(paths: Iterable<string>): ReadonlyMap<string, string> {
  const all = [...new Set(paths)];
  const areApart = new Set(all.map((given) => path.basename(given))).size === all.length;
  const common = commonFolder(all);
  const nameOf = (given: string) => path.relative(common, given).replaceAll('\\', '/');
  return new Map(
    all.map((given) => [given, (areApart ? '' : nameOf(given)) || path.basename(given)]),
  );
}

function commonFolder([first = '', ...others]: readonly string[]): string {
  const parts = first.split(path.sep);
  const isCommon = (length: number) => {
    const folder = parts.slice(0, length).join(path.sep);
    return others.every((other) => other === folder || other.startsWith(`${folder}${path.sep}`));
  };
  let length = parts.length;
  while (length > 0 && !isCommon(length)) length -= 1;
  return parts.slice(0, length).join(path.sep) || path.sep;
}
