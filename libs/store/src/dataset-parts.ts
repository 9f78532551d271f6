import type {
  Contest,
  ContestCounts,
  CountedChoice,
  DatasetDescription,
} from '@crossvote/election';

/** What is known of a dataset before its first record. */
export interface NewDataset {
  readonly format: string;
}

/** A contest as first seen; its results follow at the end. */
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
  /** Null where there is a code for each record; else a bit for each layout whose records have one. */
  readonly layouts: Uint8Array<ArrayBuffer> | null;
}

/** The values of an attribute in one block. */
export interface PackedAttribute extends PackedBlock {
  /** Whether there is a code for each layout, and none for each record. */
  readonly ofLayouts: boolean;
}

/** The attribute that holds the layouts of the records: its dictionary is a JSON list of the records of each. */
export const layoutKind = 'layout';

/** A run of consecutive records. */
export interface NewBlock {
  readonly recordCount: number;
  /** By the contest's place in the export. */
  readonly marks: readonly (readonly [position: number, block: PackedMarks])[];
  readonly attributes: readonly (readonly [kind: string, block: PackedAttribute])[];
}

/** A contest with its results; its votes are those of its choices. */
export interface FinishedContest extends Contest, Omit<ContestCounts, 'votes'> {
  readonly choices: readonly CountedChoice[];
}

/** A file, known by its SHA-256. */
export interface HashedFile {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** A file of records, and what it holds. */
export interface FinishedFile extends HashedFile {
  /** What it unpacks to, where it is packed or an archive. */
  readonly contents: readonly HashedFile[];
}

/** All that is known at the end. */
export interface FinishedDataset extends DatasetDescription {
  readonly softwareVersion: string;
  readonly recordsRead: number;
  readonly stored: number;
  readonly refused: number;
  /** Stand in several files, and are stored once. */
  readonly repeated: number;
  /** JSON text of the issues. */
  readonly issues: string;
  readonly contests: readonly FinishedContest[];
  readonly files: readonly FinishedFile[];
  /** Whether datasets that hold one of the files give way to this one. */
  readonly replace: boolean;
}

/** Two contests of a dataset by their places in the export; the first is never above the second. */
export interface ContestPair {
  readonly firstPosition: number;
  readonly secondPosition: number;
}

/** The encoded cross table of two contests. */
export interface StoredCrossTable extends ContestPair {
  readonly counts: Uint8Array<ArrayBuffer>;
}
