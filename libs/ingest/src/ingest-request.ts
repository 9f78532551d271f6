import type { ExportRequest } from '@crossvote/formats';
import type { RepeatedChoice } from './repeats/repeated-choice.ts';

/** The progress of an ingest. */
export interface IngestProgress {
  /** Bytes of the files on the disk that were read so far; from 0 again where a format reads its files twice. */
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly records: number;
  /** Whether all was read. */
  readonly isWhole: boolean;
}

/**
 * What to ingest, and what a person says about it. Facts that are left out come from the dataset that is replaced, if
 * there is exactly one, else from the export.
 */
export interface IngestRequest extends ExportRequest {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** ISO 8601 calendar date. */
  readonly electionDate?: string | undefined;
  readonly electionType?: string | undefined;
  /** `unofficial`, `partial` or `certified`. */
  readonly resultsStatus?: string | undefined;
  /** Whether datasets that hold one of the files give way to this one. */
  readonly replace?: boolean | undefined;
  /** Id of a dataset whose place this one takes, with its id and those of contests and choices whose names stay. */
  readonly inPlaceOf?: number | undefined;
  /** Whether a dataset is stored although most of its records were refused. */
  readonly allowRefused?: boolean | undefined;
  /**
   * What to do with records that are in several files with the same identity, where nearly all of them, but not all,
   * have the same marks. `once` counts them once, `keep` stores all. Without it such files are refused.
   */
  readonly repeated?: RepeatedChoice | undefined;
  /** The present day as `YYYY-MM-DD`, by which that of the election is judged; this machine's where it is left out. */
  readonly today?: string | undefined;
  /** Script of the threads that read pieces of large files, from `piece-worker.ts`; without it this thread reads all. */
  readonly pieceScript?: URL | undefined;
  /** Most bytes of all pieces that are being read at once; 48 MiB where it is left out. */
  readonly bytesUnderWay?: number | undefined;
  readonly onProgress?: ((progress: IngestProgress) => void) | undefined;
}
