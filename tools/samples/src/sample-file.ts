/** A file of an export, written as it is asked for. */
export interface PlainFile {
  readonly name: string;
  /** Its contents, text in UTF-8; can be gone through once. */
  readonly chunks: Iterable<string | Uint8Array>;
}

/** A ZIP archive (also a workbook) of files. */
export interface ArchiveFile {
  readonly name: string;
  readonly members: Iterable<SampleFile>;
}

/** One file of an export; those of one export are taken one after the other, each whole. */
export type SampleFile = PlainFile | ArchiveFile;

const chunkLength = 1 << 18;

/** Joins many short texts to few of about 256 K characters. */
export function* inChunks(pieces: Iterable<string>): Generator<string, void> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
