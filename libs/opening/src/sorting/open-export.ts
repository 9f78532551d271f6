import path from 'node:path';
import type { UnpackRule } from '../archive/unpack-limit.ts';
import type { Encoding } from '../encoding/encoding.ts';
import type { InputFile } from '../files/input-file.ts';
import { openPaths, type OpenedExport } from '../files/open-paths.ts';
import type { FileOrigin, OpenedFile } from '../files/opened-file.ts';
import type { IssueLog } from '../issue.ts';
import { chooseFormat, type KnownFormats } from './choose-format.ts';
import type { FileFormat } from './file-format.ts';
import { findSideFiles } from './find-side-files.ts';
import { reportLeftOut } from './report-left-out.ts';
import { reportUnreadParts } from './report-unread-parts.ts';
import { sortParts, type SortedPart } from './sort-parts.ts';
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
}

/** An export of which everything is known but its records. */
export interface SortedExport<Format extends FileFormat> {
  readonly format: Format;
  /** What the reader gets. */
  readonly files: readonly OpenedFile[];
  /** Those of them that hold records. */
  readonly records: readonly OpenedFile[];
  /** Files on the disk that the reader gets something of. */
  readonly sources: readonly ExportSource[];
  readonly close: () => void;
}

/**
 * Opens an export, finds its format, and sorts its files. Side files that options name or that lie beside it come in;
 * what belongs to no export is left out. Both are said.
 *
 * @throws FileError when a file cannot be opened, the format is not known, or an option names no side file of it
 */
export async function openExport<Format extends FileFormat>(
  known: KnownFormats<Format>,
  request: OpeningRequest,
  issues: IssueLog,
): Promise<SortedExport<Format>> {
  const { paths, sides, encoding = 'auto' } = request;
  const opened = await openPaths(
    [...paths, ...[...sides].flatMap(([by, named]) => named.map((given) => ({ path: given, by })))],
    encoding,
    request,
  );
  try {
    return await sortExport(known, opened, request, issues);
  } catch (error) {
    opened.close();
    throw error;
  }
}

async function sortExport<Format extends FileFormat>(
  known: KnownFormats<Format>,
  opened: OpenedExport,
  { paths, format: wanted, sides, encoding = 'auto' }: OpeningRequest,
  issues: IssueLog,
): Promise<SortedExport<Format>> {
  const own = opened.files.filter(({ by }) => by === 'path');
  const format = await chooseFormat(known, own, wanted);
  const sorted = await sortParts(format, own);
  // A person who names the format knows better what the files are.
  const parts = wanted === 'auto' ? sorted : sorted.map(trusted);
  const named = await sortParts(
    format,
    opened.files.filter(({ by }) => by !== 'path'),
  );
  const taken = withoutRepeated(parts, await takeNamedSides(format, named));
  const options = [...sides.keys()];
  const beside = await findSideFiles(
    format,
    { paths, encoding, options, parts: [...parts, ...taken] },
    issues,
  );
  const all = [...parts, ...taken, ...beside.parts];
  const leftOut = all.filter(({ part }) => part === 'none').map(({ file }) => file.name);
  reportLeftOut(format, leftOut, opened.clutter, issues);
  const records = parts.filter(({ part }) => part === 'records').map(({ file }) => file);
  await reportUnreadParts(format, records, encoding, issues);
  return {
    format,
    files: all.filter(({ part }) => part !== 'none').map(({ file }) => file),
    records: all.filter(({ part }) => part === 'records').map(({ file }) => file),
    sources: sourcesOf(all),
    close: () => {
      beside.close();
      opened.close();
    },
  };
}

/** Side files that options name, without those that are there already: named twice, they are still one file. */
function withoutRepeated(
  own: readonly SortedPart<OpenedFile>[],
  taken: readonly SortedPart<OpenedFile>[],
): SortedPart<OpenedFile>[] {
  const placeOf = ({ source, name }: OpenedFile) =>
    JSON.stringify([path.resolve(source.path), name]);
  const seen = new Set(own.map(({ file }) => placeOf(file)));
  return taken.filter(({ file, part }) => {
    const isRepeated = part === 'side' && seen.has(placeOf(file));
    seen.add(placeOf(file));
    return !isRepeated;
  });
}

function trusted({ file, part }: SortedPart<OpenedFile>): SortedPart<OpenedFile> {
  return { file, part: part === 'none' ? 'records' : part };
}

function sourcesOf(parts: readonly SortedPart<OpenedFile>[]): ExportSource[] {
  const sources = new Map<InputFile, SortedPart<OpenedFile>[]>();
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
    return [{ file, by, holds, isArchive: of.some((part) => part.file.name !== file.name) }];
  });
}
