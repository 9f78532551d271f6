import { refuseBomb } from '../archive/refuse-bomb.ts';
import type { OpenedFile } from '../files/opened-file.ts';
import { FileError, quoteValue } from '../issue.ts';
import type { FileFormat, Recognition } from './file-format.ts';
import { byKindOfName, lookAtFiles, samplesOfKind } from './look-at-files.ts';
import { refuseByContent } from './refuse-by-content.ts';
import { nearestFormats, UnknownFormatError } from './unknown-format.ts';

/** The formats that are found. */
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

/** A file, and what it is to the exports that it was given with. */
export interface SortedPart<Format extends FileFormat> {
  readonly file: OpenedFile;
  readonly part: Recognition['part'];
  /** Of which: one where it holds records, perhaps several where it is a side file, none where it is neither. */
  readonly formats: readonly Format[];
}

/** Files by what they are. */
export interface SortedFiles<Format extends FileFormat> {
  /** Of the files with records, in their order. */
  readonly formats: readonly Format[];
  readonly parts: readonly SortedPart<Format>[];
}

/**
 * Finds the formats of files that are given together, and what each file is to them.
 *
 * @param wanted - a format's id, which is then the only one, or `auto`
 * @throws FileError when no format fits, or a file that a person named is of none
 */
export async function sortByFormat<Format extends FileFormat>(
  known: KnownFormats<Format>,
  files: readonly OpenedFile[],
  wanted: string,
): Promise<SortedFiles<Format>> {
  const named = known.formats.find(({ id }) => id === wanted);
  if (named) return sortForOne(known, named, files);
  if (wanted === 'auto') return sortForAll(known, files);
  throw new FileError(
    'format_unknown',
    `there is no format ${quoteValue(wanted)}; formats: auto, ${known.formats.map(({ id }) => id).join(', ')}`,
    { file: files[0]?.name ?? '' },
  );
}

async function sortForAll<Format extends FileFormat>(
  known: KnownFormats<Format>,
  files: readonly OpenedFile[],
): Promise<SortedFiles<Format>> {
  const ofRecords = await lookAtFiles(files, (file) => formatOf(known, file));
  const formats = [...new Set(files.flatMap((file) => ofRecords.get(file) ?? []))];
  if (formats.length === 0) await refuseAll(known, files);
  const rest = files.filter((file) => !ofRecords.get(file));
  const ofSides = await sideFormats(formats, rest);
  const parts = files.map((file) => partOf(file, ofRecords.get(file), ofSides.get(file)));
  const stranger = parts.find(({ file, part }) => part === 'none' && file.isNamed)?.file;
  if (stranger) await refuseUnknown(known, await sampleOf(stranger));
  return { formats, parts };
}

/**
 * A person who names the format knows better what the files are: what nothing tells may hold its records. Only what is
 * surely of another format is left out, where the person named it by its folder alone, and there are others.
 */
async function sortForOne<Format extends FileFormat>(
  known: KnownFormats<Format>,
  format: Format,
  files: readonly OpenedFile[],
): Promise<SortedFiles<Format>> {
  for (const file of files) if (file.isNamed) refuseByContent(file.name, await file.head());
  const found = await lookAtFiles(files, async (file) => {
    const { part } = format.recognise(await file.head(), file.name);
    return part === 'none' ? undefined : part;
  });
  const hasRecords = [...found.values()].includes('records');
  const isOther = async (file: OpenedFile) =>
    hasRecords && !file.isNamed && (await formatOf(known, file)) !== undefined;
  const parts: SortedPart<Format>[] = [];
  for (const file of files) {
    const part = found.get(file) ?? ((await isOther(file)) ? 'none' : 'records');
    parts.push({ file, part, formats: part === 'none' ? [] : [format] });
  }
  return { formats: [format], parts };
}

/** Which of some formats have a file as a side file. */
export async function sideFormats<Format extends FileFormat>(
  formats: readonly Format[],
  files: readonly OpenedFile[],
): Promise<ReadonlyMap<OpenedFile, readonly Format[] | undefined>> {
  const lists = new Map<string, readonly Format[]>();
  return lookAtFiles(files, async (file) => {
    const head = await file.head();
    const having = formats.filter((format) => format.recognise(head, file.name).part === 'side');
    if (having.length === 0) return undefined;
    const key = having.map(({ id }) => id).join();
    const list = lists.get(key) ?? having;
    lists.set(key, list);
    return list;
  });
}

/** The first format that a file holds records of. */
async function formatOf<Format extends FileFormat>(
  { formats }: KnownFormats<Format>,
  file: OpenedFile,
): Promise<Format | undefined> {
  const head = await file.head();
  return formats.find((format) => format.recognise(head, file.name).part === 'records');
}

function partOf<Format extends FileFormat>(
  file: OpenedFile,
  ofRecords: Format | undefined,
  ofSides: readonly Format[] | undefined,
): SortedPart<Format> {
  if (ofRecords) return { file, part: 'records', formats: [ofRecords] };
  return ofSides ? { file, part: 'side', formats: ofSides } : { file, part: 'none', formats: [] };
}

/** A file with its first bytes. */
interface Sample {
  readonly file: OpenedFile;
  readonly head: Buffer;
}

async function sampleOf(file: OpenedFile): Promise<Sample> {
  return { file, head: await file.head() };
}

/** Refuses files of which none holds records, by the one that a person is likeliest to ask about. */
async function refuseAll(
  known: KnownFormats<FileFormat>,
  files: readonly OpenedFile[],
): Promise<never> {
  const chosen = new Set(byKindOfName(files).flatMap((alike) => alike.slice(0, samplesOfKind)));
  const samples: Sample[] = [];
  for (const file of files)
    if (chosen.has(file) || file.isNamed) samples.push(await sampleOf(file));
  for (const { file, head } of samples) known.refuseOtherKind(file.name, head);
  const nearest = samples.find(({ file }) => file.isNamed) ?? likeliest(known.formats, samples);
  if (nearest) return refuseUnknown(known, nearest);
  throw new FileError('no_file', 'no file was given that could hold records', { file: '' });
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
