import type { OpenedFile } from '../files/opened-file.ts';
import { FileError } from '../issue.ts';
import type { FileFormat } from './file-format.ts';
import { sideFormats, type SortedPart } from './sort-by-format.ts';
import { titlesOf } from './titles-of.ts';

/**
 * Sorts the files that options name. Each is a side file of one of the formats; where an option names a folder or an
 * archive, other files in it are left out.
 *
 * @throws FileError when an option names a file that is not what it stands for, or a folder or archive without any
 */
export async function takeNamedSides<Format extends FileFormat>(
  formats: readonly Format[],
  named: readonly OpenedFile[],
): Promise<SortedPart<Format>[]> {
  const sides = await sideFormats(formats, named);
  const taken: SortedPart<Format>[] = [];
  for (const file of named) {
    const of = await formatsOfOption(sides.get(file) ?? [], file);
    if (of.length === 0 && file.isNamed) refuse(formats, file);
    taken.push({ file, part: of.length > 0 ? 'side' : 'none', formats: of });
  }
  for (const option of new Set(taken.map(({ file }) => file.by))) {
    const ofOption = taken.filter(({ file }) => file.by === option);
    const [first] = ofOption;
    if (first && ofOption.every(({ part }) => part === 'none')) refuse(formats, first.file);
  }
  return taken;
}

async function formatsOfOption<Format extends FileFormat>(
  formats: readonly Format[],
  file: OpenedFile,
): Promise<Format[]> {
  const head = await file.head();
  return formats.filter(({ sides }) => {
    const kind = sides?.kindOf(head, file.name);
    return kind !== undefined && sides?.uses[file.by]?.kinds.includes(kind) === true;
  });
}

function refuse(formats: readonly FileFormat[], { by, name }: OpenedFile): never {
  const having = formats.find(({ sides }) => sides?.uses[by]);
  const title = titlesOf(having ? [having] : formats);
  const expected = having?.sides?.uses[by]?.expected;
  const known = new Set(formats.flatMap(({ sides }) => Object.keys(sides?.uses ?? {})));
  const options = [...known].map((option) => `--${option}`);
  const advice =
    options.length === 0
      ? `${title} has no side files; leave the option out`
      : `--${by} names no file of ${title}; there is ${options.join(' and ')}`;
  throw new FileError(
    'no_side_file',
    expected === undefined
      ? advice
      : `is not what --${by} names for ${title}: ${expected} is expected`,
    { file: name },
  );
}
