import type { OpenedFile } from '../files/opened-file.ts';
import { FileError } from '../issue.ts';
import type { FileFormat } from './file-format.ts';
import type { SortedPart } from './sort-parts.ts';

/**
 * Sorts the files that options name. Each is a side file of the format; where an option names a folder or an archive,
 * other files in it are left out.
 *
 * @throws FileError when an option names a file that is not what it stands for, or a folder or archive without any
 */
export async function takeNamedSides(
  format: FileFormat,
  named: readonly SortedPart<OpenedFile>[],
): Promise<SortedPart<OpenedFile>[]> {
  const taken: SortedPart<OpenedFile>[] = [];
  for (const { file, part } of named) {
    const isTaken = part === 'side' && (await isOfOption(format, file));
    if (!isTaken && file.isNamed) refuse(format, file);
    taken.push({ file, part: isTaken ? 'side' : 'none' });
  }
  for (const option of new Set(taken.map(({ file }) => file.by))) {
    const ofOption = taken.filter(({ file }) => file.by === option);
    const [first] = ofOption;
    if (first && ofOption.every(({ part }) => part === 'none')) refuse(format, first.file);
  }
  return taken;
}

async function isOfOption({ sides }: FileFormat, file: OpenedFile): Promise<boolean> {
  const use = sides?.uses[file.by];
  if (!sides || !use) return false;
  const kind = sides.kindOf(await file.head(), file.name);
  return kind !== undefined && use.kinds.includes(kind);
}

function refuse({ title, sides }: FileFormat, { by, name }: OpenedFile): never {
  const uses = sides?.uses ?? {};
  const expected = uses[by]?.expected;
  const known = Object.keys(uses).map((option) => `--${option}`);
  const advice =
    known.length === 0
      ? `${title} has no side files; leave the option out`
      : `--${by} names no file of ${title}; there is ${known.join(' and ')}`;
  throw new FileError(
    'no_side_file',
    expected === undefined
      ? advice
      : `is not what --${by} names for ${title}: ${expected} is expected`,
    { file: name },
  );
}
