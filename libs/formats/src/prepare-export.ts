import {
  openExport,
  type Encoding,
  type IssueLog,
  type SortedExport,
  type UnpackRule,
} from '@crossvote/opening';
import { readContestMap, type ContestMap } from './contests/contest-map.ts';
import { sideOptions, type FormatReader, type SideOption } from './format-reader.ts';
import { knownFormats } from './formats.ts';
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
  /** How text is to be read; each file by itself where it is left out. */
  readonly encoding?: Encoding | undefined;
  /** A file with words that mean a state, beside those in use. */
  readonly labels?: string | undefined;
  /** A map that says which titles of which files are one contest. */
  readonly contests?: string | undefined;
}

/** An export of which everything is known but its records. */
export interface PreparedExport extends SortedExport<FormatReader> {
  /** Words that mean a state. */
  readonly words: StateWords;
  /** The file of those of a person, where one is given. */
  readonly labels: string | undefined;
  /** What a person says of contests of several files. */
  readonly contestMap: ContestMap | undefined;
}

/**
 * Opens an export, finds its format, and sorts its files; reads the labels and the map of contests.
 *
 * @throws FileError when a file cannot be opened, the format is not known, an option names no side file of it, or the
 *   labels or the map of contests are wrong
 */
export async function prepareExport(
  request: ExportRequest,
  issues: IssueLog,
): Promise<PreparedExport> {
  const { labels, contests, sides = {} } = request;
  const words = labels === undefined ? usualWords : await readLabels(labels);
  const contestMap = contests === undefined ? undefined : await readContestMap(contests);
  const named = new Map(sideOptions.map((option) => [option, sides[option] ?? []]));
  const opened = await openExport(knownFormats, { ...request, sides: named }, issues);
  return { ...opened, words, labels, contestMap };
}
