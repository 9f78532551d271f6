import path from 'node:path';
import { clearBallot } from './clear-ballot/clear-ballot.ts';
import { dominionCsv } from './dominion-csv/dominion-csv.ts';
import { dominionJson } from './dominion-json/dominion-json.ts';
import { ess } from './ess/ess.ts';
import type { ExportFile } from './export-file.ts';
import type { FormatReader, Recognition } from './format-reader.ts';
import { hart } from './hart/hart.ts';
import { InputFile } from './input-file.ts';
import { CvrFileError, quoteValue } from './issue.ts';
import { longCsv } from './long-csv/long-csv.ts';
import { nistCdf } from './nist-cdf/nist-cdf.ts';
import { nyc } from './nyc/nyc.ts';
import { refuseByContent } from './refuse-by-content.ts';
import { unisyn } from './unisyn/unisyn.ts';
import { wineds } from './wineds/wineds.ts';

/** All formats that can be read, in the order in which they are tried. */
export const formats: readonly FormatReader[] = [
  dominionCsv,
  dominionJson,
  ess,
  nyc,
  hart,
  clearBallot,
  nistCdf,
  unisyn,
  wineds,
  // Its headings are the most general ones.
  longCsv,
];

/** Files of one kind of name that are looked at: an export may hold tens of thousands that are all alike. */
const samplesOfKind = 8;

/** Names that differ in numbers and codes only are of one kind: `CvrExport_17.json`, `1_c3442ba5-….xml`. */
const kindOf = (name: string) =>
  path
    .basename(name)
    .toLowerCase()
    .replace(/[0-9a-f]*\d[0-9a-f-]*/g, '#');

/** A file with its first bytes. */
interface Sample {
  readonly file: ExportFile;
  readonly head: Buffer;
}

async function sampleFiles(files: readonly ExportFile[]): Promise<Sample[]> {
  const counts = new Map<string, number>();
  const samples: Sample[] = [];
  for (const file of files) {
    const kind = kindOf(file.name);
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    // A file that a person gave is always looked at.
    if (count < samplesOfKind || file instanceof InputFile)
      samples.push({ file, head: await file.head() });
  }
  return samples;
}

/** The nearest formats and what each missed, for a person. */
function describeNearest({ file, head }: Sample): string {
  return formats
    .map((format) => ({ format, recognition: format.recognise(head, file.name) }))
    .sort((a, b) => b.recognition.matched.length - a.recognition.matched.length)
    .slice(0, 3)
    .map(
      ({ format, recognition }) =>
        `${format.title}: missing is that ${recognition.missed.join('; that ')}`,
    )
    .join(' | ');
}

function refuseUnknown(sample: Sample): never {
  refuseByContent(sample.file.name, sample.head);
  throw new CvrFileError(
    'format_unknown',
    `the format was not recognised. Nearest: ${describeNearest(sample)}. If you know the format, name it with --format`,
    { file: sample.file.name },
  );
}

function partOf(format: FormatReader, { file, head }: Sample): Recognition['part'] {
  return format.recognise(head, file.name).part;
}

/** The only format of which a sample holds records. */
function recogniseFormat(samples: readonly Sample[]): FormatReader {
  let chosen: { format: FormatReader; sample: Sample } | undefined;
  for (const sample of samples) {
    const format = formats.find((candidate) => partOf(candidate, sample) === 'records');
    if (format && chosen && chosen.format !== format) {
      throw new CvrFileError(
        'formats_differ',
        `is ${format.title}, but ${chosen.sample.file.name} is ${chosen.format.title}; ingest them apart`,
        { file: sample.file.name },
      );
    }
    if (format) chosen ??= { format, sample };
  }
  const [first] = samples;
  if (chosen) return chosen.format;
  if (first) return refuseUnknown(first);
  throw new CvrFileError('no_file', 'no file was given', { file: '' });
}

/**
 * Finds the format of the files of one export.
 *
 * @param wanted - a format's id, which is then used whatever the files look like, or `auto`
 * @throws CvrFileError when no format fits, the files have different ones, or a file that a person gave is of none
 */
export async function chooseFormat(
  files: readonly ExportFile[],
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
  const samples = await sampleFiles(files);
  if (named) {
    for (const { file, head } of samples)
      if (file instanceof InputFile) refuseByContent(file.name, head);
    return named;
  }
  const format = recogniseFormat(samples);
  const stranger = samples.find(
    (sample) => sample.file instanceof InputFile && partOf(format, sample) === 'none',
  );
  return stranger ? refuseUnknown(stranger) : format;
}
