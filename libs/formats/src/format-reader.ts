import type { ExportFile, FileFormat, IssueLog, SideFiles } from '@crossvote/opening';
import type { ContestsOfFiles } from './contests/contests-of-files.ts';
import type { CvrSink } from './cvr-sink.ts';
import type { OtherKind } from './other-kinds/other-kind.ts';
import type { PieceFormat, PieceRunner } from './pieces/piece-format.ts';
import type { StateWords } from './words/state-words.ts';

/** What an export says about itself, and how its records fared: read = stored + refused. */
export interface ExportSummary {
  /** As the export names it, or empty. */
  readonly electionName: string;
  /** Version of the voting system's software, or empty. */
  readonly softwareVersion: string;
  /** ISO 8601 calendar date and kind of the election, where the export names them. */
  readonly electionDate?: string;
  readonly electionType?: string;
  /** `unofficial`, `partial` or `certified`. */
  readonly resultsStatus?: string;
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

/** The options that name files beside the records. */
export const sideOptions = ['manifest', 'precincts', 'ballots'] as const;

export type SideOption = (typeof sideOptions)[number];

/** All that there is of one vendor format. Adding one is a folder with such an object, and a line in `formats.ts`. */
export interface FormatReader extends FileFormat {
  readonly sides?: SideFiles<SideOption>;
  /** How its plain records are read in pieces, in other threads; left out where they are not. */
  readonly pieces?: PieceFormat;
  /** Files of the vendor that are known and not read. */
  readonly otherKinds?: readonly OtherKind[];
  /**
   * Reads the files of one export, side files among them, in their order, and streams their records into `sink`.
   *
   * @throws FileError when a file as a whole cannot be read; what went into the sink is then void
   */
  read(
    files: readonly ExportFile[],
    sink: CvrSink,
    issues: IssueLog,
    options?: ReadOptions,
  ): Promise<ExportSummary>;
}
