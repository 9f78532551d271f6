import path from 'node:path';
import type { UnpackRule } from '../archive/unpack-limit.ts';
import type { Encoding } from '../encoding/encoding.ts';
import type { InputFile } from '../files/input-file.ts';
import { openPaths, type OpenedExport } from '../files/open-paths.ts';
import { tellingPaths, type GivenFile } from '../files/given-path.ts';
import type { FileOrigin, OpenedFile } from '../files/opened-file.ts';
import type { IssueLog } from '../issue.ts';
import type { FileFormat } from './file-format.ts';
import { findSideFiles, type FilesBeside } from './find-side-files.ts';
import { reportLeftOut } from './report-left-out.ts';
import { reportUnreadParts } from './report-unread-parts.ts';
import { sortByFormat, type KnownFormats, type SortedPart } from './sort-by-format.ts';
import { takeNamedSides } from './take-named-sides.ts';

/** What to open. */
export interface OpeningRequest extends UnpackRule {
  /** Files, folders or archives of one export. */
  readonly paths: readonly string[];
  /** A format's id, or `auto`. */
  readonly format: string;
  /** Files, folders or archives that options for side files name, by option; every option there is. */
  readonly sides: ReadonlyMap<string, readonly string[]>;
  /** How text is to be read; each file by itself where it is left out. */
  readonly encoding?: Encoding | undefined;
}

/** A file on the disk, and what it is to the export. */
export interface ExportSource {
  readonly file: InputFile;
  readonly by: FileOrigin['by'];
  /** How many files of each part it holds; one in all where it is no archive. */
  readonly holds: Readonly<Record<'records' | 'side' | 'none', number>>;
  readonly isArchive: boolean;
  /** What it is read as; an archive may hold files of several. */
  readonly formats: readonly FileFormat[];
}

/** The files of one format. */
export interface FormatGroup<Format extends FileFormat> {
  readonly format: Format;
  /** What the reader gets. */
  readonly files: readonly OpenedFile[];
}

/** An export of which everything is known but its records; perhaps several, which several vendors wrote. */
export interface SortedExport<Format extends FileFormat> {
  /** In the order of their first files of records. */
  readonly groups: readonly FormatGroup<Format>[];
  /** Those of all groups that hold records, as they were given. */
  readonly records: readonly OpenedFile[];
  /** Files on the disk that a reader gets something of. */
  readonly sources: readonly ExportSource[];
  /** All files that were found, with those that are left out. */
  readonly found: readonly GivenFile[];
  readonly close: () => void;
}

/**
 * Opens an export, finds its formats, and sorts its files. Side files that options name or that lie beside it come in;
 * what belongs to no export is left out. Both are said.
 *
 * @throws FileError when a file cannot be opened, the format is not known, or an option names no side file of it
 */
export async function openExport<Format extends FileFormat>(
  known: KnownFormats<Format>,
  request: OpeningRequest,
  issues: IssueLog,
): Promise<SortedExport<Format>> {
  const { paths, sides } = request;
  const opened = await openPaths(
    [...paths, ...[...sides].flatMap(([by, named]) => named.map((given) => ({ path: given, by })))],
    request,
  );
  try {
    return await tellingPaths(opened.files, () => sortExport(known, opened, request, issues));
  } catch (error) {
    opened.close();
    throw error;
  }
}

async function sortExport<Format extends FileFormat>(
  known: KnownFormats<Format>,
  opened: OpenedExport,
  request: OpeningRequest,
  issues: IssueLog,
): Promise<SortedExport<Format>> {
  const { format: wanted, encoding = 'auto' } = request;
  const own = opened.files.filter(({ by }) => by === 'path');
  const { formats, parts } = await sortByFormat(known, own, wanted);
  const named = opened.files.filter(({ by }) => by !== 'path');
  const taken = withoutRepeated(parts, await takeNamedSides(formats, named));
  const given = [...parts, ...taken];
  const beside = await lookBeside(formats, given, request, issues);
  const all = [...given, ...beside.flatMap((found) => found.parts)];
  const leftOut = all.filter(({ part }) => part === 'none').map(({ file }) => file.name);
  const clutter = opened.clutter.map(({ name }) => name);
  reportLeftOut(formats, leftOut, clutter, issues);
  for (const format of formats)
    await reportUnreadParts(format, recordsOf(parts, format), encoding, issues);
  return {
    groups: formats.map((format) => ({ format, files: filesOf(all, format) })),
    records: recordsOf(all),
    sources: sourcesOf(all),
    found: [...all.map(({ file }) => file), ...opened.clutter],
    close: () => {
      for (const { close } of beside) close();
      opened.close();
    },
  };
}

/** Looks for side files of each format beside a single file. */
async function lookBeside<Format extends FileFormat>(
  formats: readonly Format[],
  given: readonly SortedPart<Format>[],
  { paths, encoding = 'auto', sides }: OpeningRequest,
  issues: IssueLog,
): Promise<FilesBeside<Format>[]> {
  const options = [...sides.keys()];
  const beside: FilesBeside<Format>[] = [];
  for (const format of formats) {
    const parts = given.filter((part) => part.formats.includes(format));
    beside.push(await findSideFiles(format, { paths, encoding, options, parts }, issues));
  }
  return beside;
}

function filesOf<Format extends FileFormat>(
  parts: readonly SortedPart<Format>[],
  format: Format,
): OpenedFile[] {
  return parts.filter(({ formats }) => formats.includes(format)).map(({ file }) => file);
}

/** @param format - whose records alone; all where it is left out */
function recordsOf<Format extends FileFormat>(
  parts: readonly SortedPart<Format>[],
  format?: Format,
): OpenedFile[] {
  return parts
    .filter(({ part, formats }) => part === 'records' && (!format || formats.includes(format)))
    .map(({ file }) => file);
}

/** Side files that options name, without those that are there already: named twice, they are still one file. */
function withoutRepeated<Format extends FileFormat>(
  own: readonly SortedPart<Format>[],
  taken: readonly SortedPart<Format>[],
): SortedPart<Format>[] {
  const placeOf = ({ source, name }: OpenedFile) =>
    JSON.stringify([path.resolve(source.path), name]);
  const seen = new Set(own.map(({ file }) => placeOf(file)));
  return taken.filter(({ file, part }) => {
    const isRepeated = part === 'side' && seen.has(placeOf(file));
    seen.add(placeOf(file));
    return !isRepeated;
  });
}

function sourcesOf(parts: readonly SortedPart<FileFormat>[]): ExportSource[] {
  const sources = new Map<InputFile, SortedPart<FileFormat>[]>();
  for (const part of parts) {
    const of = sources.get(part.file.source);
    if (of) of.push(part);
    else sources.set(part.file.source, [part]);
  }
  return [...sources].flatMap(([file, of]) => {
    const count = (wanted: string) => of.filter(({ part }) => part === wanted).length;
    const holds = { records: count('records'), side: count('side'), none: count('none') };
    if (holds.records + holds.side === 0) return [];
    const by = of[0]?.file.by ?? 'path';
    const formats = [...new Set(of.flatMap((part) => part.formats))];
    const isArchive = of.some((part) => part.file.name !== file.name);
    return [{ file, by, holds, isArchive, formats }];
  });
}
