import path from 'node:path';
import type { OpenedMember } from './opened-member.ts';

/**
 * Files by names that tell them apart: where two have one name, all get their folder or archive in front, as far as these
 * differ. Two counties call their files alike, and which of them is meant must be clear.
 */
export function withNamesApart(files: readonly OpenedMember[]): readonly OpenedMember[] {
  // One that is given twice is no other file.
  const places = new Set(files.map(({ name, source }) => `${path.resolve(source.path)}\n${name}`));
  if (new Set(files.map(({ name }) => name)).size === places.size) return files;
  const folders = new Map(files.map((file) => [file, folderOf(file)]));
  const common = commonFolder([...new Set(folders.values())]);
  return files.map((file) => {
    const folder = path.relative(common, folders.get(file) ?? common).replaceAll('\\', '/');
    return folder === '' ? file : file.within(`${folder}/`);
  });
}

/** The folder of a plain file; the archive of one that lies in it. */
function folderOf({ name, source }: OpenedMember): string {
  const place = path.resolve(source.path);
  return name === source.name ? path.dirname(place) : place;
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
