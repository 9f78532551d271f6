import type { ContestsOfFiles } from './contests/contests-of-files.ts';
import type { CvrSink } from './cvr-sink.ts';
import type { ExportFile } from './export-file.ts';
import type { IssueLog } from './issue.ts';
import type { PieceRunner } from './pieces/piece-runner.ts';
import type { StateWords } from './state-words.ts';

/** How far a file looks like a format. */
export interface Recognition {
  /** What spoke for the format. */
  readonly matched: readonly string[];
  /** What the file lacks, in words for a person. */
  readonly missed: readonly string[];
  /**
   * Whether that is enough to take the file as one of this format: `records` holds ballots, `side` only helps to
   * read them (a manifest, a table of names), and comes with a file of records.
   */
  readonly part: 'records' | 'side' | 'none';
}

/** What an export says about itself, and how its records fared: read = stored + refused. */
export interface ExportSummary {
  /** As the export names it, or empty. */
  readonly electionName: string;
  /** Version of the voting system's software, or empty. */
  readonly softwareVersion: string;
  /** ISO 8601 calendar date and kind of the election, where the export names them. */
  readonly electionDate?: string;
  readonly electionType?: string;
  readonly recordsRead: number;
  readonly recordsStored: number;
  readonly recordsRefused: number;
}

/** What a reader may use beside its sink. */
export interface ReadOptions {
  /** Reads records apart, in other threads. */
  readonly pieces?: PieceRunner | undefined;
  /** Words that mean a state; those in use where it is left out. */
  readonly words?: StateWords | undefined;
  /** Decides which contests of several files are one; without what a person says where it is left out. */
  readonly contests?: ContestsOfFiles | undefined;
}

/** One vendor format. Adding one is a folder with such an object, and a line in `formats.ts`. */
export interface FormatReader {
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
  /**
   * Reads the files of one export, side files among them, in their order, and streams their records into `sink`.
   *
   * @throws CvrFileError when a file as a whole cannot be read; what went into the sink is then void
   */
  read(
    files: readonly ExportFile[],
    sink: CvrSink,
    issues: IssueLog,
    options?: ReadOptions,
  ): Promise<ExportSummary>;
}
