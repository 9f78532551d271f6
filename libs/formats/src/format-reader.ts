import type { ExportFile, FileFormat, IssueLog, SideFiles } from '@crossvote/opening';
import type { ContestsOfFiles } from './contests/contests-of-files.ts';
import type { CvrSink } from './cvr-sink.ts';
import type { OtherKind } from './other-kinds/other-kind.ts';
import type { PieceFormat, PieceRunner } from './pieces/piece-format.ts';
import type { StateWords } from './words/state-words.ts';

/** What an export states about itself, and the numbers of its records: read = stored + refused. */
export interface ExportSummary {
  /** Name in the export, or empty. */
  readonly electionName: string;
  /** Version of the voting system's software, or empty. */
  readonly softwareVersion: string;
  /** ISO 8601 calendar date and kind of the election, where the export states them. */
  readonly electionDate?: string;
  readonly electionType?: string;
  /** `unofficial`, `partial` or `certified`. */
  readonly resultsStatus?: string;
  readonly recordsRead: number;
  readonly recordsStored: number;
  readonly recordsRefused: number;
}

/** What a reader may use in addition to its sink. */
export interface ReadOptions {
  /** Reads pieces of records in other threads. */
  readonly pieces?: PieceRunner | undefined;
  /** Words that mean a state; the usual words where it is left out. */
  readonly words?: StateWords | undefined;
  /** Decides which contests of several files are the same. Where it is left out, there is no decision of a person. */
  readonly contests?: ContestsOfFiles | undefined;
}

/** The options that name files beside the records. */
export const sideOptions = ['manifest', 'precincts', 'ballots'] as const;

export type SideOption = (typeof sideOptions)[number];

/**
 * Everything about one vendor format. To add a format, make a folder with such an object, and add a line to
 * `formats.ts`.
 */
export interface FormatReader extends FileFormat {
  readonly sides?: SideFiles<SideOption>;
  /** Names the vendor whose formats identify records alike; the format alone where it is left out. */
  readonly identities?: string;
  /** How its plain records are read in pieces, in other threads; left out where they are not. */
  readonly pieces?: PieceFormat;
  /** Files of the vendor that are known and not read. */
  readonly otherKinds?: readonly OtherKind[];
  /**
   * Reads the files of one export in their order, including side files, and streams their records into `sink`.
   *
   * @throws FileError when a file as a whole cannot be read; then the content of the sink is not valid
   */
  read(
    files: readonly ExportFile[],
    sink: CvrSink,
    issues: IssueLog,
    options?: ReadOptions,
  ): Promise<ExportSummary>;
}
