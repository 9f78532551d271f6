import type { ExportRequest } from '@crossvote/formats';
import type { RepeatedChoice } from './repeats/repeated-choice.ts';

/** How far an ingest is. */
export interface IngestProgress {
  /** Bytes of the files as they lie on the disk. */
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly records: number;
}

/**
 * What to ingest, and what a person says about it; what is left out comes from the one dataset that is replaced,
 * else from the export.
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
  /** Whether a dataset is stored although most of its records were refused. */
  readonly allowRefused?: boolean | undefined;
  /**
   * Whether records count once that stand in several files with the same identity, where nearly all of them have the
   * same marks in both; `keep` stores all, however many have. Without it such files are refused.
   */
  readonly repeated?: RepeatedChoice | undefined;
  /** The present day as `YYYY-MM-DD`, by which that of the election is judged; this machine's where it is left out. */
  readonly today?: string | undefined;
  /** Script of the threads that read pieces of large files, from `piece-worker.ts`; without it this thread reads all. */
  readonly pieceScript?: URL | undefined;
  /** Bytes of all pieces under way together; 48 MiB where it is left out. */
  readonly bytesUnderWay?: number | undefined;
  readonly onProgress?: ((progress: IngestProgress) => void) | undefined;
}
