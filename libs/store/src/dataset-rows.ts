/** One packed column of one block, as stored. */
export interface StoredBlock {
  readonly ordinal: number;
  readonly dictionary: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly codes: Uint8Array<ArrayBuffer>;
  readonly isDeflated: boolean;
}

/** The marks of a contest in one block. */
export interface StoredMarkBlock extends StoredBlock {
  /** Null where there is a code for each record; else a bit for each layout whose records have one. */
  readonly layouts: Uint8Array<ArrayBuffer> | null;
}

/** The values of an attribute in one block. */
export interface StoredAttributeBlock extends StoredBlock {
  /** Whether there is a code for each layout, and none for each record. */
  readonly ofLayouts: boolean;
}

/** One block of records; a contest or attribute that never occurs in it has no column. */
export interface StoredRecords {
  readonly recordCount: number;
  readonly marks: readonly (Omit<StoredMarkBlock, 'ordinal'> & { readonly contestId: number })[];
  readonly attributes: readonly (Omit<StoredAttributeBlock, 'ordinal'> & {
    readonly kind: string;
  })[];
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
  /** Stand in several files, and are stored once: read = stored + refused + repeated. */
  readonly repeated: number;
  /** JSON text of the issues. */
  readonly issues: string;
  readonly files: readonly IngestFileRow[];
  /** What the files unpack to, where they are packed or archives. */
  readonly contents: readonly IngestFileRow[];
}

/** A file of a dataset. */
export interface IngestFileRow {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: bigint;
}
