import { refuseBomb } from '../archive/refuse-bomb.ts';
import type { OpenedFile } from '../files/opened-file.ts';
import { FileError, quoteValue } from '../issue.ts';
import type { FileFormat, Recognition } from './file-format.ts';
import { refuseByContent } from './refuse-by-content.ts';
import { byKindOfName, samplesOfKind } from './sort-parts.ts';
import { nearestFormats, UnknownFormatError } from './unknown-format.ts';

/** The formats among which one is chosen. */
export interface KnownFormats<Format extends FileFormat> {
  /** In the order in which they are tried. */
  readonly formats: readonly Format[];
  /**
   * Refuses a file that is of none of them, and is known to be something else.
   *
   * @throws FileError that says what it is
   */
  refuseOtherKind(file: string, head: Buffer): void;
}

/** A file with its first bytes. */
interface Sample {
  readonly file: OpenedFile;
  readonly head: Buffer;
}

/**
 * Finds the format of the files of one export.
 *
 * @param wanted - a format's id, which is then used whatever the files look like, or `auto`
 * @throws FileError when no format fits, the files have different ones, or a file that a person named is of none
 */
export async function chooseFormat<Format extends FileFormat>(
  known: KnownFormats<Format>,
  files: readonly OpenedFile[],
  wanted: string,
): Promise<Format> {
  const named = known.formats.find(({ id }) => id === wanted);
  if (!named && wanted !== 'auto') {
    throw new FileError(
      'format_unknown',
      `there is no format ${quoteValue(wanted)}; formats: auto, ${known.formats.map(({ id }) => id).join(', ')}`,
      { file: files[0]?.name ?? '' },
    );
  }
  const samples = await sampleFiles(files);
  if (named) {
    for (const { file, head } of samples) if (file.isNamed) refuseByContent(file.name, head);
    return named;
  }
  const format = await recogniseFormat(known, samples);
  const stranger = samples.find(
    (sample) => sample.file.isNamed && partOf(format, sample) === 'none',
  );
  return stranger ? refuseUnknown(known, stranger) : format;
}

async function sampleFiles(files: readonly OpenedFile[]): Promise<Sample[]> {
  const chosen = new Set(byKindOfName(files).flatMap((alike) => alike.slice(0, samplesOfKind)));
  const samples: Sample[] = [];
  for (const file of files) {
    // A file that a person named is always looked at.
    if (chosen.has(file) || file.isNamed) samples.push({ file, head: await file.head() });
  }
  return samples;
}

/** The only format of which a sample holds records. */
async function recogniseFormat<Format extends FileFormat>(
  known: KnownFormats<Format>,
  samples: readonly Sample[],
): Promise<Format> {
  let chosen: { format: Format; sample: Sample } | undefined;
  for (const sample of samples) {
    const format = known.formats.find((candidate) => partOf(candidate, sample) === 'records');
    if (format && chosen && chosen.format !== format) {
      throw new FileError(
        'formats_differ',
        `is ${format.title}, but ${chosen.sample.file.name} is ${chosen.format.title}; ingest them apart`,
        { file: sample.file.name },
      );
    }
    if (format) chosen ??= { format, sample };
  }
  if (chosen) return chosen.format;
  for (const { file, head } of samples) known.refuseOtherKind(file.name, head);
  const nearest = samples.find(({ file }) => file.isNamed) ?? likeliest(known.formats, samples);
  if (nearest) return refuseUnknown(known, nearest);
  throw new FileError('no_file', 'no file was given that could hold records', { file: '' });
}

function partOf(format: FileFormat, { file, head }: Sample): Recognition['part'] {
  return format.recognise(head, file.name).part;
}

/** The sample that looks most like an export, so that a message is about it and not about a note beside it. */
function likeliest(formats: readonly FileFormat[], samples: readonly Sample[]): Sample | undefined {
  const scores = samples.map(({ file, head }) =>
    Math.max(...formats.map((format) => format.recognise(head, file.name).matched.length)),
  );
  return samples[scores.indexOf(Math.max(...scores))];
}

async function refuseUnknown(
  known: KnownFormats<FileFormat>,
  { file, head }: Sample,
): Promise<never> {
  refuseByContent(file.name, head);
  known.refuseOtherKind(file.name, head);
  await refuseBomb(file);
  throw new UnknownFormatError(file.name, nearestFormats(known.formats, head, file.name));
}
