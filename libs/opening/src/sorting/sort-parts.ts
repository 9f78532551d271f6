import { kindOfName } from '../files/kinds-of-names.ts';
import type { ExportFile } from '../files/export-file.ts';
import type { FileFormat, Recognition } from './file-format.ts';

/** A file, and what it is to its export. */
export interface SortedPart<File extends ExportFile> {
  readonly file: File;
  readonly part: Recognition['part'];
}

/** Files of one kind of name that are looked at: an export may hold tens of thousands that are all alike. */
export const samplesOfKind = 8;

/** Files by the kind of their names, in their order. */
export function byKindOfName<File extends ExportFile>(files: readonly File[]): File[][] {
  const kinds = new Map<string, File[]>();
  for (const file of files) {
    const kind = kindOfName(file.name);
    const alike = kinds.get(kind);
    if (alike) alike.push(file);
    else kinds.set(kind, [file]);
  }
  return [...kinds.values()];
}

/**
 * What each file is to an export of `format`. Of many that are called alike the first are looked at, and the others
 * taken for the same where those are all of one part of it.
 */
export async function sortParts<File extends ExportFile>(
  format: FileFormat,
  files: readonly File[],
): Promise<SortedPart<File>[]> {
  const parts = new Map<File, Recognition['part']>();
  const look = async (file: File) => {
    const { part } = format.recognise(await file.head(), file.name);
    parts.set(file, part);
    return part;
  };
  for (const alike of byKindOfName(files)) {
    const seen = new Set<Recognition['part']>();
    for (const file of alike.slice(0, samplesOfKind)) seen.add(await look(file));
    const [only = 'none', ...others] = seen;
    for (const file of alike.slice(samplesOfKind)) {
      if (only === 'none' || others.length > 0) await look(file);
      else parts.set(file, only);
    }
  }
  return files.map((file) => ({ file, part: parts.get(file) ?? 'none' }));
}
