import { dominionCsv } from './dominion-csv/dominion-csv.ts';
import type { FormatReader } from './format-reader.ts';
import type { InputFile } from './input-file.ts';
import { CvrFileError, quoteValue } from './issue.ts';
import { refuseByContent } from './refuse-by-content.ts';

/** All formats that can be read, in the order in which they are tried. */
export const formats: readonly FormatReader[] = [dominionCsv];

/** The nearest formats and what each missed, for a person. */
function describeNearest(head: Buffer): string {
  return formats
    .map((format) => ({ format, recognition: format.recognise(head) }))
    .sort((a, b) => b.recognition.matched.length - a.recognition.matched.length)
    .slice(0, 3)
    .map(
      ({ format, recognition }) =>
        `${format.title}: missing is that ${recognition.missed.join('; that ')}`,
    )
    .join(' | ');
}

/**
 * Finds the format of the files of one export.
 *
 * @param wanted - a format's id, which is then used whatever the files look like, or `auto`
 * @throws CvrFileError when no format fits, or the files have different ones
 */
export async function chooseFormat(
  files: readonly InputFile[],
  wanted: string,
): Promise<FormatReader> {
  const named = formats.find(({ id }) => id === wanted);
  if (!named && wanted !== 'auto') {
    throw new CvrFileError(
      'format_unknown',
      `there is no format ${quoteValue(wanted)}; formats: auto, ${formats.map(({ id }) => id).join(', ')}`,
      { file: files[0]?.name ?? '' },
    );
  }
  let chosen: FormatReader | undefined;
  for (const file of files) {
    const head = await file.head();
    refuseByContent(file.name, head);
    const format = named ?? formats.find((candidate) => candidate.recognise(head).recognised);
    if (!format) {
      throw new CvrFileError(
        'format_unknown',
        `the format was not recognised. Nearest: ${describeNearest(head)}. If you know the format, name it with --format`,
        { file: file.name },
      );
    }
    if (chosen && chosen !== format) {
      throw new CvrFileError(
        'formats_differ',
        `is ${format.title}, but the first file is ${chosen.title}; ingest them apart`,
        { file: file.name },
      );
    }
    chosen = format;
  }
  if (!chosen) throw new CvrFileError('no_file', 'no file was given', { file: '' });
  return chosen;
}
