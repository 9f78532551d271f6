import { FileError } from '../issue.ts';
/** A file on the disk, and whether it is an archive. */
interface Source {
  readonly source: { readonly name: string; readonly path: string };
  readonly isMember: boolean;
}

/** A file of an export by its name there and by the path that a person gave. */
export interface GivenFile {
  readonly name: string;
  readonly path: string;
  /** The file on the disk. */
  readonly source: { readonly name: string; readonly path: string };
}

/** As a person gave it: the path of a file, or of its archive with the place within that. */
export function pathWithin({ source, isMember }: Source, name: string): string {
  return isMember && name !== source.name ? `${source.path}/${name}` : source.path;
}

/** The paths of files as a person gave them, by the names that the export has for them. Of other names there is none. */
export function givenPaths(
  files: readonly GivenFile[],
  names: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const archives = new Map<string, Set<string>>();
  for (const { name, path, source } of files) {
    if (names.has(name)) paths.set(name, path);
    if (!names.has(source.name)) continue;
    archives.set(source.name, (archives.get(source.name) ?? new Set()).add(source.path));
  }
  for (const [name, [path = '', ...others]] of archives)
    if (!paths.has(name) && others.length === 0) paths.set(name, path);
  return paths;
}

/**
 * Does something with files. Readers know a file by its name in the export alone: here an error about one of them gets
 * the path that a person gave.
 */
export async function tellingPaths<Result>(
  files: readonly GivenFile[],
  act: () => Promise<Result>,
): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof FileError) {
      const { file } = error.place;
      const given = givenPaths(files, new Set([file])).get(file);
      if (given !== undefined) error.tellPath(given);
    }
    throw error;
  }
}
