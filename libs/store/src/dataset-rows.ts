import type { PackedAttribute, PackedMarks } from './dataset-parts.ts';

/** The marks of a contest in one block. */
export interface StoredMarkBlock extends PackedMarks {
  readonly ordinal: number;
}

/** The values of an attribute in one block. */
export interface StoredAttributeBlock extends PackedAttribute {
  readonly ordinal: number;
}

/** One block of records. A contest or attribute that does not occur in it has no column. */
export interface StoredRecords {
  readonly recordCount: number;
  readonly marks: readonly (PackedMarks & { readonly contestId: number })[];
  readonly attributes: readonly (PackedAttribute & { readonly kind: string })[];
}

/** How a dataset was made. */
export interface IngestRunRow {
  readonly format: string;
  readonly softwareVersion: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly recordsRead: number;
  readonly stored: number;
  readonly refused: number;
  /** Records that are in several files and are stored once: read = stored + refused + repeated. */
  readonly repeated: number;
  /** JSON text of the issues. */
  readonly issues: string;
  readonly files: readonly IngestFileRow[];
  /** The files that `files` unpack to, where they are packed or archives. */
  readonly contents: readonly IngestFileRow[];
}

/** A file of a dataset. */
export interface IngestFileRow {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: bigint;
}
