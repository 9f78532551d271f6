import type { SideFiles } from './side-files.ts';

/** How well a file fits a format. */
export interface Recognition {
  /** Signs of the format that the file has, in words for a person. */
  readonly matched: readonly string[];
  /** What the file lacks, in words for a person. */
  readonly missed: readonly string[];
  /**
   * Whether the file is taken as one of this format. `records`: it holds records. `side`: it only helps to read them (a
   * manifest, a table of names), and must come with a file of records. `none`: it is not of this format.
   */
  readonly part: 'records' | 'side' | 'none';
}

/** What is needed to find and sort the files of a format. */
export interface FileFormat {
  /** Stable name for `--format`, such as `dominion-csv`. */
  readonly id: string;
  /** For people. */
  readonly title: string;
  /** What an export of it looks like, in one sentence. */
  readonly description: string;
  /**
   * Looks at one file.
   *
   * @param head - its first bytes, at most 1 MiB, unpacked
   * @param name - its name, possibly with folders within an archive
   */
  recognise(head: Buffer, name: string): Recognition;
  /** The side files of the format; left out where it has none. */
  readonly sides?: SideFiles;
}
