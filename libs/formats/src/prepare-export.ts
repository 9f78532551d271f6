import {
  FileError,
  givenFile,
  openExport,
  quoteValue,
  type Encoding,
  type IssueLog,
  type KnownFormats,
  type SortedExport,
  type UnpackRule,
} from '@crossvote/opening';
import { readContestMap, type ContestMap } from './contests/contest-map.ts';
import { sideOptions, type FormatReader, type SideOption } from './format-reader.ts';
import { knownFormats } from './formats.ts';
import { table, tablesByMap } from './vendors/table/table-formats.ts';
import { readLabels } from './words/labels-file.ts';
import { usualWords, type StateWords } from './words/state-words.ts';

/** Files, folders or archives that options for side files name. */
export type SidePaths = Partial<Readonly<Record<SideOption, readonly string[] | undefined>>>;

/** What to read. */
export interface ExportRequest extends UnpackRule {
  /** Files, folders or archives of one export. */
  readonly paths: readonly string[];
  /** A format's id, or `auto`. */
  readonly format: string;
  readonly sides?: SidePaths | undefined;
  /** The encoding of text; found out for each file where it is left out. */
  readonly encoding?: Encoding | undefined;
  /** A file with more words that mean a state. */
  readonly labels?: string | undefined;
  /** A map that says which titles of which files are one contest. */
  readonly contests?: string | undefined;
  /** A map that says which column of a table means what. */
  readonly columns?: string | undefined;
}

/** An export of which everything is known but its records; of several formats, where several vendors wrote it. */
export interface PreparedExport extends SortedExport<FormatReader> {
  /** Words that mean a state. */
  readonly words: StateWords;
  /** The file with the words of a person, where one was given. */
  readonly labels: string | undefined;
  /** The decisions of a person about contests of several files. */
  readonly contestMap: ContestMap | undefined;
}

/**
 * Opens an export, finds its format, and sorts its files; reads the labels and the maps of contests and columns.
 *
 * @throws FileError when a file cannot be opened, the format is not known, an option names no side file of it, or the
 *   labels or the maps are wrong
 */
export async function prepareExport(
  request: ExportRequest,
  issues: IssueLog,
): Promise<PreparedExport> {
  const { labels, contests, columns, sides = {} } = request;
  const words = labels === undefined ? usualWords : await readLabels(labels);
  const contestMap = contests === undefined ? undefined : await readContestMap(contests);
  const named = new Map(sideOptions.map((option) => [option, sides[option] ?? []]));
  const known = columns === undefined ? knownFormats : await formatsByMap(columns, request.format);
  const opened = await openExport(known, { ...request, sides: named }, issues);
  return { ...opened, words, labels, contestMap };
}

/** A map of columns leaves one format only. It is read late, as few exports need what reads it. */
async function formatsByMap(columns: string, format: string): Promise<KnownFormats<FormatReader>> {
  if (format !== 'auto' && format !== table.id)
    throw new FileError(
      'columns_with_format',
      `--columns reads tables by a map, whatever their format; leave --format ${quoteValue(format)} out`,
      givenFile(columns),
    );
  const { readColumnMap } = await import('./columns/columns-file.ts');
  return tablesByMap(await readColumnMap(columns));
}
