import { clearBallot } from './clear-ballot/clear-ballot.ts';
import { crossvoteCsv } from './crossvote-csv/crossvote-csv.ts';
import { dominionCsv } from './dominion-csv/dominion-csv.ts';
import { dominionJson } from './dominion-json/dominion-json.ts';
import { ess } from './ess/ess.ts';
import type { FormatReader, Recognition } from './format-reader.ts';
import { hart } from './hart/hart.ts';
import { CvrFileError, quoteValue } from './issue.ts';
import { longCsv } from './long-csv/long-csv.ts';
import { nameColumns } from './name-columns/name-columns.ts';
import { nistCdf } from './nist-cdf/nist-cdf.ts';
import { nyc } from './nyc/nyc.ts';
import type { OpenedFile } from './open-export.ts';
import { refuseBomb } from './refuse-bomb.ts';
import { refuseOtherKind } from './refuse-other-kind.ts';
import { refuseByContent } from './refuse-by-content.ts';
import { byKindOfName, samplesOfKind } from './sort-parts.ts';
import { unisyn } from './unisyn/unisyn.ts';
import { nearestFormats, UnknownFormatError } from './unknown-format.ts';
import { wineds } from './wineds/wineds.ts';

/** All formats that can be read, in the order in which they are tried. */
export const formats: readonly FormatReader[] = [
  dominionCsv,
  crossvoteCsv,
  dominionJson,
  ess,
  nyc,
  hart,
  clearBallot,
  nistCdf,
  unisyn,
  wineds,
  nameColumns,
  // Its headings are the most general ones.
  longCsv,
];

/** A file with its first bytes. */
interface Sample {
  readonly file: OpenedFile;
  readonly head: Buffer;
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

async function refuseUnknown({ file, head }: Sample): Promise<never> {
  refuseByContent(file.name, head);
  refuseOtherKind(file.name, head);
  await refuseBomb(file);
  throw new UnknownFormatError(file.name, nearestFormats(formats, head, file.name));
}

function partOf(format: FormatReader, { file, head }: Sample): Recognition['part'] {
  return format.recognise(head, file.name).part;
}

/** The sample that looks most like an export, so that a message is about it and not about a note beside it. */
function likeliest(samples: readonly Sample[]): Sample | undefined {
  const scores = samples.map(({ file, head }) =>
    Math.max(...formats.map((format) => format.recognise(head, file.name).matched.length)),
  );
  return samples[scores.indexOf(Math.max(...scores))];
}

/** The only format of which a sample holds records. */
async function recogniseFormat(samples: readonly Sample[]): Promise<FormatReader> {
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
  if (chosen) return chosen.format;
  for (const { file, head } of samples) refuseOtherKind(file.name, head);
  const nearest = samples.find(({ file }) => file.isNamed) ?? likeliest(samples);
  if (nearest) return refuseUnknown(nearest);
  throw new CvrFileError('no_file', 'no file was given that could hold records', { file: '' });
}

/**
 * Finds the format of the files of one export.
 *
 * @param wanted - a format's id, which is then used whatever the files look like, or `auto`
 * @throws CvrFileError when no format fits, the files have different ones, or a file that a person named is of none
 */
export async function chooseFormat(
  files: readonly OpenedFile[],
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
    for (const { file, head } of samples) if (file.isNamed) refuseByContent(file.name, head);
    return named;
  }
  const format = await recogniseFormat(samples);
  const stranger = samples.find(
    (sample) => sample.file.isNamed && partOf(format, sample) === 'none',
  );
  return stranger ? refuseUnknown(stranger) : format;
}
