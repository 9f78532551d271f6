import path from 'node:path';
import { readContestMap, type ContestMap } from './contests/contest-map.ts';
import type { Encoding } from './encoding/encoding.ts';
import { findBeside } from './find-beside.ts';
import type { FormatReader } from './format-reader.ts';
import { chooseFormat } from './formats.ts';
import { readLabels } from './labels-file.ts';
import type { InputFile } from './input-file.ts';
import type { IssueLog } from './issue.ts';
import { openPaths, type FileOrigin, type OpenedExport, type OpenedFile } from './open-export.ts';
import { reportPartsBeside } from './parts-beside.ts';
import { reportLeftOut } from './report-left-out.ts';
import { sideOptions, type SideOption } from './side-files.ts';
import { sortParts, type SortedPart } from './sort-parts.ts';
import { usualWords, type StateWords } from './state-words.ts';
import { takeSideFiles } from './take-side-files.ts';

/** Files, folders or archives that options for side files name. */
export type SidePaths = Partial<Readonly<Record<SideOption, readonly string[] | undefined>>>;

/** What to read. */
export interface ExportRequest {
  /** Files, folders or archives of one export. */
  readonly paths: readonly string[];
  /** A format's id, or `auto`. */
  readonly format: string;
  readonly sides?: SidePaths | undefined;
  /** How text is to be read; each file by itself where it is left out. */
  readonly encoding?: Encoding | undefined;
  /** A file with words that mean a state, beside those in use. */
  readonly labels?: string | undefined;
  /** How many times its size a packed file may unpack to; 200 where it is left out. */
  readonly unpackRatio?: number | undefined;
  /** A map that says which titles of which files are one contest. */
  readonly contests?: string | undefined;
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
export interface PreparedExport {
  readonly format: FormatReader;
  /** What the reader gets. */
  readonly files: readonly OpenedFile[];
  /** Those of them that hold records. */
  readonly records: readonly OpenedFile[];
  /** Files on the disk that the reader gets something of. */
  readonly sources: readonly ExportSource[];
  /** Words that mean a state. */
  readonly words: StateWords;
  /** What a person says of contests of several files. */
  readonly contestMap: ContestMap | undefined;
  readonly close: () => void;
}

/**
 * Opens an export, finds its format, and sorts its files: side files that options name or that lie beside it come
 * in, what belongs to no export is left out. Both are said.
 *
 * @throws CvrFileError when a file cannot be opened, the format is not known, an option names no side file of it, or the
 *   labels or the map of contests are wrong
 */
export async function prepareExport(
  request: ExportRequest,
  issues: IssueLog,
): Promise<PreparedExport> {
  const { paths, sides = {}, encoding = 'auto', labels, unpackRatio } = request;
  const words = labels === undefined ? usualWords : await readLabels(labels);
  const contestMap =
    request.contests === undefined ? undefined : await readContestMap(request.contests);
  const opened = await openPaths(
    [
      ...paths.map((given) => ({ path: given, by: 'path' as const })),
      ...sideOptions.flatMap((by) => (sides[by] ?? []).map((given) => ({ path: given, by }))),
    ],
    encoding,
    unpackRatio,
  );
  try {
    return { ...(await prepareOpened(opened, request, issues)), words, contestMap };
  } catch (error) {
    opened.close();
    throw error;
  }
}

async function prepareOpened(
  opened: OpenedExport,
  { paths, format: wanted, encoding = 'auto' }: ExportRequest,
  issues: IssueLog,
): Promise<Omit<PreparedExport, 'words' | 'contestMap'>> {
  const own = opened.files.filter(({ by }) => by === 'path');
  const format = await chooseFormat(own, wanted);
  const sorted = await sortParts(format, own);
  // A person who names the format knows better what the files are.
  const parts = wanted === 'auto' ? sorted : sorted.map(trusted);
  const others = opened.files.filter(({ by }) => by !== 'path');
  const sides = await sortParts(format, others);
  const taken = withoutRepeated(parts, await takeSideFiles(format, sides));
  const beside = await findBeside(format, { paths, encoding, parts: [...parts, ...taken] }, issues);
  const all = [...parts, ...taken, ...beside.parts];
  const leftOut = all.filter(({ part }) => part === 'none').map(({ file }) => file.name);
  reportLeftOut(format, leftOut, opened.clutter, issues);
  const records = parts.filter(({ part }) => part === 'records').map(({ file }) => file);
  await reportPartsBeside(format, records, encoding, issues);
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
