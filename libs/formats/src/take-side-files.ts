import type { FormatReader } from './format-reader.ts';
import { CvrFileError } from './issue.ts';
import type { OpenedFile } from './open-export.ts';
import { sideFilesOf, sideOptions } from './side-files.ts';
import type { SortedPart } from './sort-parts.ts';

/**
 * The files that options name, each as a side file of the format or, where a folder or archive holds it, as one to
 * leave out.
 *
 * @throws CvrFileError when an option names a file that is not what it stands for, or a folder or archive without any
 */
export async function takeSideFiles(
  format: FormatReader,
  named: readonly SortedPart<OpenedFile>[],
): Promise<SortedPart<OpenedFile>[]> {
  const taken: SortedPart<OpenedFile>[] = [];
  for (const { file, part } of named) {
    const isTaken = part === 'side' && (await fits(format, file));
    if (!isTaken && file.isNamed) refuse(format, file);
    taken.push({ file, part: isTaken ? 'side' : 'none' });
  }
  for (const option of sideOptions) {
    const ofOption = taken.filter(({ file }) => file.by === option);
    const [first] = ofOption;
    if (first && ofOption.every(({ part }) => part === 'none')) refuse(format, first.file);
  }
  return taken;
}

async function fits(format: FormatReader, file: OpenedFile): Promise<boolean> {
  const sides = sideFilesOf(format.id);
  const option = sideOptions.find((known) => known === file.by);
  const use = option && sides?.uses[option];
  if (!sides || !use) return false;
  const kind = sides.kindOf(await file.head(), file.name);
  return kind !== undefined && use.kinds.includes(kind);
}

function refuse(format: FormatReader, { by, name }: OpenedFile): never {
  const uses = sideFilesOf(format.id)?.uses ?? {};
  const own = sideOptions.find((option) => option === by);
  const expected = own && uses[own]?.expected;
  const known = sideOptions.filter((option) => uses[option]).map((option) => `--${option}`);
  const advice =
    known.length === 0
      ? `${format.title} has no side files; leave the option out`
      : `--${by} names no file of ${format.title}; there is ${known.join(' and ')}`;
  throw new CvrFileError(
    'no_side_file',
    expected === undefined
      ? advice
      : `is not what --${by} names for ${format.title}: ${expected} is expected`,
    { file: name },
  );
}
