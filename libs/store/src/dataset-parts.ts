import type {
  Contest,
  ContestCounts,
  CountedChoice,
  DatasetDescription,
} from '@crossvote/election';

/** What is known about a dataset before its first record. */
export interface NewDataset {
  readonly format: string;
  /** The dataset whose place it takes, with its ids; none where it is left out. */
  readonly inPlaceOf?: DatasetPlace | undefined;
}

/** A dataset, and which version of it. */
export interface DatasetPlace {
  readonly id: number;
  readonly version: number;
}

/** What became of the contests and choices of a dataset whose place another one took. */
export interface ReplacedIds {
  /** How many have the ids of those before. */
  readonly contestsKept: number;
  readonly choicesKept: number;
  /** Those that are gone, and those that are new, as people call them; a choice with its contest. */
  readonly vanished: ReplacedNames;
  readonly added: ReplacedNames;
}

/** Contests, and choices of contests that stay. */
export interface ReplacedNames {
  readonly contests: readonly string[];
  readonly choices: readonly { readonly contest: string; readonly choice: string }[];
}

/** A contest when it is first read. Its results follow at the end. */
export type NewContest = Omit<Contest, 'file'>;

/** One packed column of one block, with its dictionary in bytes. */
export interface PackedBlock {
  readonly dictionary: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly codes: Uint8Array<ArrayBuffer>;
  readonly isDeflated: boolean;
}

/** The marks of a contest in one block. */
export interface PackedMarks extends PackedBlock {
  /** Null where there is a code for each record. Else a bit for each layout: whether its records have a code. */
  readonly layouts: Uint8Array<ArrayBuffer> | null;
}

/** The values of an attribute in one block. */
export interface PackedAttribute extends PackedBlock {
  /** Whether there is a code for each layout instead of one for each record. */
  readonly ofLayouts: boolean;
}

/**
 * The attribute that holds the layouts of the records. Its dictionary is JSON with the number of records of each
 * layout.
 */
export const layoutKind = 'layout';

/** A run of consecutive records. */
export interface NewBlock {
  readonly recordCount: number;
  /** By the place of the contest in the export. */
  readonly marks: readonly (readonly [position: number, block: PackedMarks])[];
  readonly attributes: readonly (readonly [kind: string, block: PackedAttribute])[];
}

/** A contest with its results. Its votes are the sum of the votes of its choices. */
export interface FinishedContest extends Contest, Omit<ContestCounts, 'votes'> {
  readonly choices: readonly CountedChoice[];
}

/** A file, known by its SHA-256. */
export interface HashedFile {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** A file of records, and its unpacked contents. */
export interface FinishedFile extends HashedFile {
  /** The files that it unpacks to, where it is packed or an archive. */
  readonly contents: readonly HashedFile[];
}

/** What is known about a dataset at the end of the ingest. */
export interface FinishedDataset extends DatasetDescription {
  readonly softwareVersion: string;
  readonly recordsRead: number;
  readonly stored: number;
  readonly refused: number;
  /** Records that are in several files and are stored once. */
  readonly repeated: number;
  /** JSON text of the issues. */
  readonly issues: string;
  readonly contests: readonly FinishedContest[];
  readonly files: readonly FinishedFile[];
  /** Whether this dataset replaces datasets that hold one of its files. */
  readonly replace: boolean;
}

/** Two contests of a dataset by their places in the export; the first place is not greater than the second. */
export interface ContestPair {
  readonly firstPosition: number;
  readonly secondPosition: number;
}

/** The encoded cross table of two contests. */
export interface StoredCrossTable extends ContestPair {
  readonly counts: Uint8Array<ArrayBuffer>;
}
