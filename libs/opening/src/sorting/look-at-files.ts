import { kindOfName } from '../files/kinds-of-names.ts';
import type { OpenedFile } from '../files/opened-file.ts';

/** Files of one kind of name that are each looked at: the counties of a state may have other vendors. */
const lookedAtEach = 300;
/** Of more than these, so many: an export may hold tens of thousands that are all alike. */
export const samplesOfKind = 8;

/** Files by the kind of their names, in their order. */
export function byKindOfName<File extends { readonly name: string }>(
  files: readonly File[],
): File[][] {
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
 * Looks at files. Of very many that are called alike the first are looked at, and the others taken for the same where
 * these are all one thing that is known; a file that a person named is always looked at.
 *
 * @param look - what a file is; equal values for what is the same, undefined where it is nothing that is known
 */
export async function lookAtFiles<Value>(
  files: readonly OpenedFile[],
  look: (file: OpenedFile) => Promise<Value | undefined>,
): Promise<ReadonlyMap<OpenedFile, Value | undefined>> {
  const found = new Map<OpenedFile, Value | undefined>();
  for (const alike of byKindOfName(files)) {
    const first = alike.length <= lookedAtEach ? alike : alike.slice(0, samplesOfKind);
    for (const file of first) found.set(file, await look(file));
    const [only, ...others] = new Set(first.map((file) => found.get(file)));
    const isClear = only !== undefined && others.length === 0;
    for (const file of alike.slice(first.length))
      found.set(file, isClear && !file.isNamed ? only : await look(file));
  }
  return found;
}
