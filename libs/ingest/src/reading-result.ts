import type { ExportSummary } from '@crossvote/formats';
import type { ContestGroup, RarePairs } from '@crossvote/marks';
import type { IssueLog } from '@crossvote/opening';
import type { TalliedContest } from './column-sink.ts';

/** How its records fared: read = stored + refused + repeated. */
export interface RecordCounts {
  readonly read: number;
  readonly stored: number;
  readonly refused: number;
  /** Stand in several files, and are stored once. */
  readonly repeated: number;
}

/** An export that was read to its end. */
export interface ReadExport {
  readonly summary: ExportSummary;
  readonly counts: RecordCounts;
  readonly contests: readonly TalliedContest[];
  readonly groups: readonly ContestGroup[];
  readonly rarePairs: RarePairs;
  /** What was said before it was read, and meanwhile. */
  readonly issues: IssueLog;
}
