import type { SideFiles } from './side-files.ts';

/** How far a file looks like a format. */
export interface Recognition {
  /** What spoke for the format. */
  readonly matched: readonly string[];
  /** What the file lacks, in words for a person. */
  readonly missed: readonly string[];
  /**
   * Whether that is enough to take the file as one of this format. `records` has what is to be read. `side` only helps
   * to read it (a manifest, a table of names), and comes with a file of records.
   */
  readonly part: 'records' | 'side' | 'none';
}

/** What must be known of a format to find and sort its files. */
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
  /** Its side files; left out where it has none. */
  readonly sides?: SideFiles;
}
